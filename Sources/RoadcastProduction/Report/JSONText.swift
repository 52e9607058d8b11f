import RoadcastModel

/// A JSON value as reports are made of.
///
/// Reports may hold hundreds of thousands of values, for which a general encoder takes longer than
/// for all else; what is written here has the form that `check --json` has.
indirect enum JSONText {
  case null
  case bool(Bool)
  case integer(Int)
  /// Seconds, to the millisecond.
  case seconds(Milliseconds)
  case text(String)
  case list([JSONText])
  /// Its members in any order.
  case object(KeyValuePairs<String, JSONText>)

  static func text(_ text: String?) -> JSONText { text.map { .text($0) } ?? .null }

  /// The document: sorted by key, two spaces a level.
  var document: String {
    var bytes: [UInt8] = []
    write(to: &bytes, level: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8], level: Int) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let number): bytes += String(number).utf8
    case .seconds(let length): bytes += Self.decimal(length).utf8
    case .text(let text): Self.write(text, to: &bytes)
    case .list(let list):
      Self.write(list, between: "[]", to: &bytes, level: level) { value, bytes in
        value.write(to: &bytes, level: level + 1)
      }
    case .object(let object):
      let members = object.sorted { $0.key < $1.key }
      Self.write(members, between: "{}", to: &bytes, level: level) { member, bytes in
        Self.write(member.key, to: &bytes)
        bytes += " : ".utf8
        member.value.write(to: &bytes, level: level + 1)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element],
    between brackets: StaticString,
    to bytes: inout [UInt8],
    level: Int,
    _ writeElement: (Element, inout [UInt8]) -> Void
  ) {
    let (open, close) = brackets.description == "[]" ? ("[", "]") : ("{", "}")
    bytes += open.utf8
    for (index, element) in elements.enumerated() {
      bytes += (index == 0 ? "\n" : ",\n").utf8
      bytes += repeatElement(UInt8(ascii: " "), count: 2 * level + 2)
      writeElement(element, &bytes)
    }
    if !elements.isEmpty {
      bytes += "\n".utf8
      bytes += repeatElement(UInt8(ascii: " "), count: 2 * level)
    }
    bytes += close.utf8
  }

  /// `611.37`, `-2.5`, `12`.
  static func decimal(_ length: Milliseconds) -> String {
    let count = abs(length.count)
    let (whole, rest) = (count / 1_000, count % 1_000)
    let sign = length.count < 0 ? "-" : ""
    guard rest != 0 else { return "\(sign)\(whole)" }
    if rest % 100 == 0 { return "\(sign)\(whole).\(rest / 100)" }
    return rest % 10 == 0
      ? "\(sign)\(whole).\(padded(rest / 10, 2))" : "\(sign)\(whole).\(padded(rest, 3))"
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }) {
      bytes += text.utf8
    } else {
      for scalar in text.unicodeScalars { write(scalar, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func write(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\t": bytes += "\\t".utf8
    case "\r": bytes += "\\r".utf8
    default:
      if scalar.isInvisibleOrMisleading, scalar.value <= 0xFFFF {
        let digits = String(scalar.value, radix: 16)
        bytes += "\\u".utf8
        bytes += String(repeating: "0", count: 4 - digits.count).utf8
        bytes += digits.utf8
      } else {
        bytes += UTF8.encode(scalar)?.map(\.self) ?? []
      }
    }
  }
}

extension JSONText {
  init(_ diagnostic: Diagnostic) {
    let place = diagnostic.location
    self = .object([
      "severity": .text(diagnostic.severity.rawValue), "rule": .text(diagnostic.rule),
      "file": .text(place.file), "line": place.line.map { .integer($0) } ?? .null,
      "column": place.line == nil ? .null : place.column.map { .integer($0) } ?? .null,
      "message": .text(diagnostic.message),
    ])
  }
}
