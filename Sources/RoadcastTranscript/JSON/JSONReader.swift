/// Reads JSON into nodes with their places, which Foundation's decoder doesn't give.
struct JSONReader {
  /// Why a text without a fault isn't read.
  struct TooDeep: Error {}

  private let bytes: [UInt8]
  private var position = 0

  /// Brackets in brackets; no transcript has as many.
  private static let mostDepth = 100

  /// The places of halves of characters, such as `\ud83d` without its second half.
  private(set) var halves: [Int] = []

  /// - Parameter bytes: JSON in which ``JSONFault/first(in:)`` found no fault.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the whole text.
  mutating func read() throws(TooDeep) -> JSONNode { try node(depth: 0) }

  private mutating func node(depth: Int) throws(TooDeep) -> JSONNode {
    guard depth <= Self.mostDepth else { throw TooDeep() }
    skipSpaces()
    let offset = position
    switch peek {
    case UInt8(ascii: "{"):
      var members: [(key: String, node: JSONNode)] = []
      position += 1
      skipSpaces()
      while peek != UInt8(ascii: "}"), position < bytes.count {
        let key = string()
        skipSpaces()
        position += 1
        members.append((key, try node(depth: depth + 1)))
        skipComma()
      }
      position += 1
      return JSONNode(value: .object(members), offset: offset)
    case UInt8(ascii: "["):
      var elements: [JSONNode] = []
      position += 1
      skipSpaces()
      while peek != UInt8(ascii: "]"), position < bytes.count {
        elements.append(try node(depth: depth + 1))
        skipComma()
      }
      position += 1
      return JSONNode(value: .list(elements), offset: offset)
    case UInt8(ascii: "\""):
      return JSONNode(value: .string(string()), offset: offset)
    default:
      let word = bytes[position...].prefix { !Self.endsWord($0) }
      position = max(word.endIndex, position + 1)
      switch word.first {
      case UInt8(ascii: "t"): return JSONNode(value: .bool(true), offset: offset)
      case UInt8(ascii: "f"): return JSONNode(value: .bool(false), offset: offset)
      case UInt8(ascii: "n"): return JSONNode(value: .null, offset: offset)
      default:
        let digits = String(decoding: word, as: UTF8.self)
        return JSONNode(value: .number(digits[...]), offset: offset)
      }
    }
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpaces() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  private mutating func skipComma() {
    skipSpaces()
    if peek == UInt8(ascii: ",") { position += 1 }
    skipSpaces()
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ":")
  }

  // MARK: Strings

  /// Reads a string; half of a character becomes U+FFFD.
  private mutating func string() -> String {
    position += 1
    let start = position
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
    if peek == UInt8(ascii: "\"") {
      position += 1
      return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
    }
    var text = Array(bytes[start..<position])
    while let byte = peek, byte != UInt8(ascii: "\"") {
      position += 1
      guard byte == UInt8(ascii: "\\"), let escape = peek else {
        text.append(byte)
        continue
      }
      position += 1
      switch escape {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"): text += String(character()).utf8
      default: text.append(escape)
      }
    }
    position += 1
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads the digits of one escape, or of two that are one character.
  private mutating func character() -> Unicode.Scalar {
    let offset = position - 2
    let first = takeUnit()
    if let scalar = Unicode.Scalar(UInt32(first)) { return scalar }
    if first < 0xDC00, bytes[position...].starts(with: "\\u".utf8) {
      let before = position
      position += 2
      let second = takeUnit()
      if (0xDC00...0xDFFF).contains(second) {
        let value = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
        if let scalar = Unicode.Scalar(value) { return scalar }
      }
      position = before
    }
    halves.append(offset)
    return "\u{FFFD}"
  }

  private mutating func takeUnit() -> UInt16 {
    let digits = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
    position = min(position + 4, bytes.count)
    return UInt16(digits, radix: 16) ?? 0xFFFD
  }
}
