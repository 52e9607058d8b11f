/// Writes a JSON document as all of ours are: two spaces a level, ` : ` behind a key.
///
/// There are as many values as there are cues in a show's whole archive, for which a general encoder
/// takes longer than for all else. Whoever writes keeps an object's keys in ascending order.
package struct JSONWriter {
  private var bytes: [UInt8] = []
  private var level = 0
  private var isFirst = true

  package init() {}

  /// What was written, in UTF-8, with a line end behind it.
  package var document: [UInt8] { bytes + [UInt8(ascii: "\n")] }

  /// An object: the document itself, or the next element of a list.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    if level > 0 { beginLine() }
    nest("{", "}", members)
  }

  package mutating func list(_ key: String, _ elements: (inout JSONWriter) -> Void) {
    begin(key)
    nest("[", "]", elements)
  }

  package mutating func member(_ key: String, _ text: String) {
    begin(key)
    Self.append(text, to: &bytes)
  }

  /// - `text`: as `quoted` wrote it.
  package mutating func member(_ key: String, quoted text: [UInt8]) {
    begin(key)
    bytes += text
  }

  /// A text as JSON holds it, for a member that is written more than once.
  package static func quoted(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return bytes
  }

  package mutating func member(_ key: String, _ isTrue: Bool) {
    begin(key)
    bytes += (isTrue ? "true" : "false").utf8
  }

  /// A time in seconds, with as many decimals as it needs: `611.37`, `12`.
  package mutating func member(_ key: String, _ time: Milliseconds) {
    begin(key)
    time.appendSeconds(to: &bytes)
    while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
  }

  private mutating func nest(
    _ open: Unicode.Scalar,
    _ close: Unicode.Scalar,
    _ write: (inout JSONWriter) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    level += 1
    isFirst = true
    write(&self)
    level -= 1
    if !isFirst { endLine() }
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
    endLine()
  }

  private mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<level { bytes += "  ".utf8 }
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
    case 0x00...0x1F: bytes += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
    default: bytes.append(byte)
    }
  }
}
