import Mustache

/// A template's values by name; nil values count as missing.
package struct HTMLValues: MustacheParent {
  private let values: [String: Any]

  /// Those that many pages have in common.
  private let shared: SharedHTMLValues?

  package init(_ values: [String: Any?]) {
    self.init(values, shared: nil)
  }

  init(_ values: [String: Any?], shared: SharedHTMLValues?) {
    self.values = values.compactMapValues(\.self)
    self.shared = shared
  }

  package func child(named name: String) -> Any? { values[name] ?? shared?.values[name] }

  /// Appends the values in a form that only equal values have.
  ///
  /// - Parameter bytes: gets names and values; long ones may be long.
  /// - Returns: false where a value's type has no such form.
  func appendForm(to bytes: inout [UInt8]) -> Bool {
    if let shared { bytes += shared.form }
    Self.append(values.count, to: &bytes)
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      Self.append(name, to: &bytes)
      guard Self.append(value, to: &bytes) else { return false }
    }
    return true
  }

  private static func append(_ value: Any, to bytes: inout [UInt8]) -> Bool {
    switch value {
    case let text as String:
      bytes.append(UInt8(ascii: "s"))
      append(text, to: &bytes)
    case let flag as Bool: bytes.append(UInt8(ascii: flag ? "t" : "f"))
    case let number as Int:
      bytes.append(UInt8(ascii: "n"))
      append(String(number), to: &bytes)
    case let values as HTMLValues:
      bytes.append(UInt8(ascii: "v"))
      return values.appendForm(to: &bytes)
    case let list as [HTMLValues]:
      bytes.append(UInt8(ascii: "l"))
      append(list.count, to: &bytes)
      return list.allSatisfy { $0.appendForm(to: &bytes) }
    case let part as PagePart:
      guard let hash = part.hash else { return false }
      bytes.append(UInt8(ascii: "p"))
      bytes += hash
    default: return false
    }
    return true
  }

  fileprivate static func append(_ text: String, to bytes: inout [UInt8]) {
    append(text.utf8.count, to: &bytes)
    bytes += text.utf8
  }

  private static func append(_ count: Int, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: count >> shift))
    }
  }
}

/// The values that the templates of many pages have in common, by name.
struct SharedHTMLValues: Sendable {
  let values: [String: String]

  /// The values in a form that only equal values have.
  let form: [UInt8]

  init(_ values: [String: String]) {
    self.values = values
    var form: [UInt8] = []
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      HTMLValues.append(name, to: &form)
      HTMLValues.append(value, to: &form)
    }
    self.form = form
  }
}
