/// Writes a JSON document with an indentation of two spaces and ` : ` after each key.
///
/// A document can have a value for every cue in a show's archive, for which a general encoder takes
/// longer than everything else. An object or a list is written by a closure, so that none stays open.
/// The caller writes an object's keys in ascending order; debug builds check this.
package struct JSONWriter {
  private let isForTerminal: Bool

  /// The beginning of the document, as far as it isn't in `bytes`.
  private var pieces: [[UInt8]] = []

  private var bytes: [UInt8] = []
  private var isFirst = true

  /// The last key of the object that is being written; only debug builds keep it.
  private var lastKey: String?

  /// The line end before each value, with the spaces of its indentation.
  private var lineStart: [UInt8]

  /// Starts a document, or elements of a list in one.
  ///
  /// - Parameters:
  ///   - forTerminal: whether characters are escaped that could disturb a terminal or mislead a reader
  ///     there.
  ///   - depth: the number of objects and lists around the elements, such as 2 for a list in the
  ///     document's object; 0 for a document.
  package init(forTerminal: Bool = false, depth: Int = 0) {
    isForTerminal = forTerminal
    lineStart = [UInt8(ascii: "\n")] + Array(repeating: UInt8(ascii: " "), count: 2 * depth)
  }

  /// The document in UTF-8, with a line end.
  package var document: [UInt8] { joined + [UInt8(ascii: "\n")] }

  /// The document in UTF-8, with a line end: pieces that follow one another.
  package var documentInPieces: [[UInt8]] { pieces + [bytes, [UInt8(ascii: "\n")]] }

  /// The document without a line end.
  package var text: String { String(decoding: joined, as: UTF8.self) }

  private var joined: [UInt8] {
    pieces.isEmpty ? bytes : pieces.reduce(into: []) { $0 += $1 } + bytes
  }

  // MARK: Objects and lists

  /// Writes an object: the whole document, or the next element of a list.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    if depth > 0 { beginLine() }
    nest("{", "}", members)
  }

  /// Writes a member that is an object.
  package mutating func object(_ key: String, _ members: (inout JSONWriter) -> Void) {
    begin(key)
    nest("{", "}", members)
  }

  /// Writes a member that is a list.
  package mutating func list(_ key: String, _ elements: (inout JSONWriter) -> Void) {
    begin(key)
    nest("[", "]", elements)
  }

  /// Writes a member that is a list of objects.
  ///
  /// - Parameters:
  ///   - key: the member's key.
  ///   - values: one for each object.
  ///   - members: writes the members of a value's object.
  package mutating func list<Value>(
    _ key: String,
    of values: some Sequence<Value>,
    _ members: (Value, inout JSONWriter) -> Void
  ) {
    list(key) { json in
      for value in values { json.object { members(value, &$0) } }
    }
  }

  /// Writes a member that is a list of texts.
  package mutating func list(_ key: String, _ texts: [String]) {
    list(key) { json in
      for text in texts {
        json.beginLine()
        json.append(text)
      }
    }
  }

  /// Writes a member that is a list of numbers.
  package mutating func list(_ key: String, _ numbers: [Double]) {
    list(key) { json in
      for number in numbers {
        json.beginLine()
        json.append(number)
      }
    }
  }

  // MARK: Lists in parts

  /// An empty writer for the elements of a list that's a member here.
  ///
  /// It's for a list that's written more than once.
  package var elements: JSONWriter { JSONWriter(forTerminal: isForTerminal, depth: depth + 1) }

  /// Writes a member that is a list whose elements are written already.
  ///
  /// - Parameters:
  ///   - key: the member's key.
  ///   - elements: what ``elements`` returned here, or in an object as deep, with the elements.
  package mutating func list(_ key: String, written elements: JSONWriter) {
    list(key) { json in
      assert(elements.depth == json.depth && elements.pieces.isEmpty)
      json.bytes += elements.bytes
      json.isFirst = elements.isFirst
    }
  }

  /// Writes a member that is a long list, whose elements several cores have written.
  ///
  /// - Parameters:
  ///   - key: the member's key.
  ///   - parts: writers with elements of this list, in order; they aren't copied.
  package mutating func list(_ key: String, parts: [JSONWriter]) {
    list(key) { json in
      for part in parts where !part.isFirst {
        assert(part.depth == json.depth && part.pieces.isEmpty)
        if !json.isFirst { json.bytes.append(UInt8(ascii: ",")) }
        json.isFirst = false
        json.pieces += [json.bytes, part.bytes]
        json.bytes = []
      }
    }
  }

  // MARK: Members

  /// Writes a member that is null.
  package mutating func null(_ key: String) {
    begin(key)
    bytes += "null".utf8
  }

  /// Writes a member that is a text, or null.
  package mutating func member(_ key: String, _ text: String?) {
    guard let text else { return null(key) }
    begin(key)
    append(text)
  }

  /// Writes a member that is a text.
  ///
  /// - Parameters:
  ///   - key: the member's key.
  ///   - text: the text as ``quoted(_:)`` returns it.
  package mutating func member(_ key: String, quoted text: [UInt8]) {
    begin(key)
    bytes += text
  }

  /// Writes a member that is true or false.
  package mutating func member(_ key: String, _ isTrue: Bool) {
    begin(key)
    bytes += (isTrue ? "true" : "false").utf8
  }

  /// Writes a member that is true or false, or null.
  package mutating func member(_ key: String, _ isTrue: Bool?) {
    guard let isTrue else { return null(key) }
    member(key, isTrue)
  }

  /// Writes a member that is a whole number, or null.
  package mutating func member(_ key: String, _ number: Int?) {
    guard let number else { return null(key) }
    begin(key)
    bytes += String(number).utf8
  }

  /// Writes a member that is a number, or null; null also for infinity and for what isn't a number.
  package mutating func member(_ key: String, _ number: Double?) {
    guard let number else { return null(key) }
    begin(key)
    append(number)
  }

  /// Writes a member that is a time in seconds, without zeros at its end: `611.37`, `12`.
  package mutating func member(_ key: String, _ time: Milliseconds?) {
    guard let time else { return null(key) }
    begin(key)
    time.appendDecimal(to: &bytes)
  }

  // MARK: Bytes

  /// The number of open objects and lists.
  private var depth: Int { lineStart.count / 2 }

  private mutating func nest(
    _ open: Unicode.Scalar,
    _ close: Unicode.Scalar,
    _ write: (inout JSONWriter) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    lineStart += "  ".utf8
    isFirst = true
    let outerKey = lastKey
    lastKey = nil
    write(&self)
    lastKey = outerKey
    lineStart.removeLast(2)
    if !isFirst { bytes += lineStart }
    isFirst = false
    bytes.append(UInt8(ascii: close))
  }

  private mutating func begin(_ key: String) {
    assert(isAscending(key), "the key \(key) is written after \(lastKey ?? "none")")
    beginLine()
    bytes.append(UInt8(ascii: "\""))
    bytes += key.utf8
    bytes += "\" : ".utf8
  }

  /// Notes a key; returns whether it's greater than the last one of its object.
  private mutating func isAscending(_ key: String) -> Bool {
    if let lastKey, lastKey >= key { return false }
    lastKey = key
    return true
  }

  private mutating func beginLine() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    bytes += lineStart
  }

  /// Writes null for infinity and for what isn't a number.
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

  /// A text as a JSON string in UTF-8, for a member that is written more than once.
  package static func quoted(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return bytes
  }

  /// Escapes what RFC 8259 §7 requires: the quotation mark, the backslash and control characters.
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
