import Mustache

/// A template's values by name; nil values count as missing.
package struct HTMLValues: MustacheParent {
  private let values: [String: Any]

  package init(_ values: [String: Any?]) {
    self.values = values.compactMapValues { value in
      if let text = value as? String { HTMLValueText(renderText: text) } else { value }
    }
  }

  package func child(named name: String) -> Any? { values[name] }

  /// Appends the values in a form that only equal values have.
  ///
  /// - Parameter bytes: gets names and values; long ones may be long.
  /// - Returns: false where a value's type has no such form.
  func appendForm(to bytes: inout [UInt8]) -> Bool {
    Self.append(values.count, to: &bytes)
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      Self.append(name, to: &bytes)
      guard Self.append(value, to: &bytes) else { return false }
    }
    return true
  }

  private static func append(_ value: Any, to bytes: inout [UInt8]) -> Bool {
    switch value {
    case let text as HTMLValueText:
      bytes.append(UInt8(ascii: "s"))
      append(text.renderText, to: &bytes)
    case let part as PagePart:
      guard let hash = part.hash else { return false }
      bytes.append(UInt8(ascii: "p"))
      bytes += hash
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
    default: return false
    }
    return true
  }

  /// Appends a text in a form that only equal texts have.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    append(text.utf8.count, to: &bytes)
    bytes += text.utf8
  }

  private static func append(_ count: Int, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: count >> shift))
    }
  }
}

/// A text among the values.
///
/// A template shows it as it is. Of a plain `String`, the library would find out in many steps that it's one.
private struct HTMLValueText: MustacheCustomRenderable, MustacheParent {
  let renderText: String

  var isNull: Bool { false }

  func child(named _: String) -> Any? { nil }
}
