import RoadcastModel

/// Reads texts, numbers, `true`, `false` and `null`.
extension JSONComposer {
  mutating func string() throws(SyntaxError) -> String {
    let start = position
    position += 1
    while let byte = current, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      if byte < 0x20 {
        throw error("a text must end in the line in which it starts; add the quote")
      }
      position += 1
    }
    guard current != nil else { throw error(Self.cutOff) }
    position += 1
    return String(decoding: bytes[start + 1..<position - 1], as: UTF8.self)
  }

  private mutating func escapedString(from start: Int) throws(SyntaxError) -> String {
    var text = Array(bytes[start + 1..<position])
    while let byte = current, byte != UInt8(ascii: "\"") {
      if byte < 0x20 {
        throw error("a text must end in the line in which it starts; add the quote")
      }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        position += 1
        continue
      }
      text += try escape().utf8
    }
    guard current != nil else { throw error(Self.cutOff) }
    position += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape() throws(SyntaxError) -> String {
    let start = self
    func failure() -> SyntaxError {
      var start = start
      return start.error("a backslash must be written twice: \\\\")
    }
    position += 1
    guard let kind = current else { throw error(Self.cutOff) }
    position += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return String(UnicodeScalar(kind))
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"): break
    default: throw failure()
    }
    guard let unit = hexadecimal() else { throw failure() }
    if UTF16.isLeadSurrogate(unit), bytes[position...].starts(with: Array("\\u".utf8)) {
      position += 2
      if let second = hexadecimal(), UTF16.isTrailSurrogate(second) {
        return String(decoding: [unit, second], as: UTF16.self)
      }
      throw failure()
    }
    guard let scalar = UnicodeScalar(unit) else { throw failure() }
    return String(scalar)
  }

  private mutating func hexadecimal() -> UInt16? {
    let digits = bytes[position...].prefix(4)
    let isHex = digits.allSatisfy {
      (48...57).contains($0) || (65...70).contains($0) || (97...102).contains($0)
    }
    guard digits.count == 4, isHex else { return nil }
    position += 4
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// Reads a number, `true`, `false` or `null`.
  mutating func word() throws(SyntaxError) -> String {
    let start = self
    while let byte = current,
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || byte == 43 || byte == 45 || byte == 46
    { position += 1 }
    let word = String(decoding: bytes[start.position..<position], as: UTF8.self)
    if ["true", "false", "null"].contains(word) || Self.isNumber(bytes[start.position..<position]) {
      return word
    }
    guard current != nil || !word.isEmpty else { throw error(Self.cutOff) }
    var place = start
    if bytes[start.position...].starts(with: Array("<<<<<<<".utf8)) {
      throw place.error("two versions of the file were merged here; keep one of them")
    }
    throw place.error(
      word.isEmpty
        ? "no value is here; write a text in double quotes"
        : "\(word.quoted) must be in double quotes; write \"\(word.escapedForDisplay)\""
    )
  }

  /// Whether the bytes are a number: `-0.5e+3`.
  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    func digits() -> Int {
      let count = rest.prefix { (48...57).contains($0) }.count
      rest.removeFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || whole > 1 && !startsWithZero else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
