/// Writes a JSON document as all of ours are: two spaces a level, ` : ` behind a key.
///
/// There are as many values as there are cues in a show's whole archive, or cuts in all of its feeds, for
/// which a general encoder takes longer than for all else. Whoever writes keeps an object's keys in
/// ascending order.
package struct JSONWriter {
  private let isForTerminal: Bool
  private var bytes: [UInt8] = []
  private var isFirst = true

  /// The line end before each value, and the spaces behind it.
  private var lineStart: [UInt8] = [UInt8(ascii: "\n")]

  /// - `forTerminal`: whether characters that would disturb a terminal, or mislead who reads there, are
  ///   written as escapes.
  package init(forTerminal: Bool = false) { isForTerminal = forTerminal }

  /// What was written, in UTF-8, with a line end behind it.
  package var document: [UInt8] { bytes + [UInt8(ascii: "\n")] }

  /// What was written.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: What holds others

  /// An object: the document itself, or the next element of a list.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    if !bytes.isEmpty { beginLine() }
    nest("{", "}", members)
  }

  package mutating func object(_ key: String, _ members: (inout JSONWriter) -> Void) {
    begin(key)
    nest("{", "}", members)
  }

  package mutating func list(_ key: String, _ elements: (inout JSONWriter) -> Void) {
    begin(key)
    nest("[", "]", elements)
  }

  /// A list of objects, each of one member of `values`.
  package mutating func list<Value>(
    _ key: String,
    of values: some Sequence<Value>,
    _ members: (Value, inout JSONWriter) -> Void
  ) {
    list(key) { json in
      for value in values { json.object { members(value, &$0) } }
    }
  }

  package mutating func list(_ key: String, _ texts: [String]) {
    list(key) { json in
      for text in texts {
        json.beginLine()
        json.append(text)
      }
    }
  }

  package mutating func list(_ key: String, _ numbers: [Double]) {
    list(key) { json in
      for number in numbers {
        json.beginLine()
        json.append(number)
      }
    }
  }

  // MARK: Members

  package mutating func null(_ key: String) {
    begin(key)
    bytes += "null".utf8
  }

  package mutating func member(_ key: String, _ text: String?) {
    guard let text else { return null(key) }
    begin(key)
    append(text)
  }

  /// - `text`: as `quoted` wrote it.
  package mutating func member(_ key: String, quoted text: [UInt8]) {
    begin(key)
    bytes += text
  }

  package mutating func member(_ key: String, _ isTrue: Bool) {
    begin(key)
    bytes += (isTrue ? "true" : "false").utf8
  }

  package mutating func member(_ key: String, _ number: Int?) {
    guard let number else { return null(key) }
    begin(key)
    bytes += String(number).utf8
  }

  package mutating func member(_ key: String, _ number: Double?) {
    guard let number else { return null(key) }
    begin(key)
    append(number)
  }

  /// A time in seconds, with as many decimals as it needs: `611.37`, `12`.
  package mutating func member(_ key: String, _ time: Milliseconds?) {
    guard let time else { return null(key) }
    begin(key)
    time.appendDecimal(to: &bytes)
  }

  // MARK: Bytes

  private mutating func nest(
    _ open: Unicode.Scalar,
    _ close: Unicode.Scalar,
    _ write: (inout JSONWriter) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    lineStart += "  ".utf8
    isFirst = true
    write(&self)
    lineStart.removeLast(2)
    if !isFirst { bytes += lineStart }
    isFirst = false
    bytes.append(UInt8(ascii: close))
  }

  private mutating func begin(_ key: String) {
    beginLine()
    bytes.append(UInt8(ascii: "\""))
    bytes += key.utf8
    bytes += "\" : ".utf8
  }

  private mutating func beginLine() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    bytes += lineStart
  }

  /// Null for what is no number.
  private mutating func append(_ number: Double) {
    guard number.isFinite else {
      bytes += "null".utf8
      return
    }
    bytes += (Int(exactly: number).map { String($0) } ?? "\(number)").utf8
  }

  private mutating func append(_ text: String) {
    guard isForTerminal, text.unicodeScalars.contains(where: \.isInvisibleOrMisleading) else {
      return Self.append(text, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      if scalar.isInvisibleOrMisleading, scalar.value <= 0xFFFF {
        Self.appendEscape(of: scalar.value, to: &bytes)
      } else {
        for byte in String(scalar).utf8 { Self.appendEscaped(byte, to: &bytes) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A text as JSON holds it, for a member that is written more than once.
  package static func quoted(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return bytes
  }

  /// RFC 8259 §7: only the quotation mark, the backslash and controls have to be escaped.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let span = text.utf8.span
    if span.indices.contains(where: { span[$0] < 0x20 || span[$0] == 0x22 || span[$0] == 0x5C }) {
      for byte in text.utf8 { appendEscaped(byte, to: &bytes) }
    } else {
      bytes += text.utf8
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): bytes += "\\\"".utf8
    case UInt8(ascii: "\\"): bytes += "\\\\".utf8
    case UInt8(ascii: "\n"): bytes += "\\n".utf8
    case UInt8(ascii: "\r"): bytes += "\\r".utf8
    case UInt8(ascii: "\t"): bytes += "\\t".utf8
    case 0x00...0x1F: appendEscape(of: UInt32(byte), to: &bytes)
    default: bytes.append(byte)
    }
  }

  private static func appendEscape(of scalar: UInt32, to bytes: inout [UInt8]) {
    let digits = String(scalar, radix: 16)
    bytes += "\\u".utf8
    bytes += String(repeating: "0", count: max(0, 4 - digits.utf8.count)).utf8
    bytes += digits.utf8
  }
}
