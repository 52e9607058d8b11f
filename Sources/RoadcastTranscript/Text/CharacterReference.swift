import RoadcastModel

/// `&amp;`, `&#233;` and their like: the characters that WebVTT writes by name or by number.
enum CharacterReference {
  /// Reads the reference that begins at `position`.
  ///
  /// - Returns: the character and the place behind the semicolon; nil where no reference stands,
  ///   or one of a character that XML cannot hold.
  static func read(
    _ bytes: ArraySlice<UInt8>,
    at position: Int
  ) -> (scalar: Unicode.Scalar, next: Int)? {
    guard bytes[position] == UInt8(ascii: "&") else { return nil }
    let window = bytes[(position + 1)...].prefix(longest)
    guard let semicolon = window.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: window[..<semicolon], as: UTF8.self)
    guard let scalar = named[name] ?? numbered(name) else { return nil }
    return (scalar, semicolon + 1)
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
  }

  /// Adds a text to one in UTF-8, with `&`, `<` and `>` by name.
  static func append(_ text: String.UTF8View, to bytes: inout [UInt8]) {
    let span = text.span
    guard span.indices.contains(where: { isEscaped(span[$0]) }) else {
      bytes.append(contentsOf: text)
      return
    }
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      default: bytes.append(byte)
      }
    }
  }

  /// The characters of a word in UTF-8, as they are read and as `append` writes them.
  static func measure(_ word: ArraySlice<UInt8>) -> (count: Int, width: Int) {
    let count = TextWidth.characters(of: word)
    let width = word.reduce(count) { width, byte in
      switch byte {
      case UInt8(ascii: "&"): width + 4
      case UInt8(ascii: "<"), UInt8(ascii: ">"): width + 3
      default: width
      }
    }
    return (count, width)
  }

  /// As many bytes as `#1114111;` has, and a few leading zeros.
  private static let longest = 12

  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "nbsp": "\u{A0}", "lrm": "\u{200E}", "rlm": "\u{200F}",
    "quot": "\"", "apos": "'",
  ]

  private static func numbered(_ name: String) -> Unicode.Scalar? {
    var digits = Substring(name)
    guard digits.popFirst() == "#" else { return nil }
    let radix = digits.first == "x" || digits.first == "X" ? 16 : 10
    if radix == 16 { digits.removeFirst() }
    // `UInt32.init` would take a sign.
    guard let first = digits.unicodeScalars.first, first != "+", first != "-",
      let scalar = UInt32(digits, radix: radix).flatMap({ Unicode.Scalar($0) }),
      scalar.isAllowedInXML
    else { return nil }
    return scalar
  }
}
