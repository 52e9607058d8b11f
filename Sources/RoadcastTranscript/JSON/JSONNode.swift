/// A value of a JSON text, with the place where it begins.
struct JSONNode {
  indirect enum Value {
    case object([(key: String, node: JSONNode)])
    case list([JSONNode])
    case string(String)
    /// A number as it's written.
    case number(Substring)
    case bool(Bool)
    case null
  }

  var value: Value

  /// In bytes from the start of the text.
  var offset: Int

  /// The node of a key; nil in anything but an object, or without the key.
  subscript(_ key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.node
  }

  /// The node of the first of these keys that isn't null.
  func first(of keys: [String]) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    for key in keys {
      if let member = members.first(where: { $0.key == key }), !member.node.isNull {
        return member.node
      }
    }
    return nil
  }

  /// The elements of a list; nil for anything else.
  var elements: [JSONNode]? {
    guard case .list(let elements) = value else { return nil }
    return elements
  }

  var string: String? {
    guard case .string(let string) = value else { return nil }
    return string
  }

  /// A finite number; nil for anything else.
  var number: Double? {
    guard case .number(let digits) = value, let number = Double(digits), number.isFinite else {
      return nil
    }
    return number
  }

  /// Whether it's a number without a point or an exponent.
  var isWhole: Bool {
    guard case .number(let digits) = value else { return false }
    return digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  var isNull: Bool {
    guard case .null = value else { return false }
    return true
  }

  var isObject: Bool {
    guard case .object = value else { return false }
    return true
  }
}
