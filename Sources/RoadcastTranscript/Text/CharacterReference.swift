import RoadcastModel

/// Character references such as `&amp;` and `&#233;`, as WebVTT has them.
enum CharacterReference {
  /// Reads the reference that begins at `position`.
  ///
  /// - Returns: The character and the position after the semicolon; nil where there's no reference,
  ///   or one to a character that XML can't contain.
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

  /// Appends a text in UTF-8, with `&`, `<` and `>` escaped.
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

  /// Counts the characters of a word in UTF-8, as read and as `append` writes them.
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

  /// The bytes of `#1114111;` and a few leading zeros.
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
    // `UInt32.init` accepts a sign.
    guard let first = digits.unicodeScalars.first, first != "+", first != "-",
      let number = UInt32(digits, radix: radix), let scalar = Unicode.Scalar(number)
    else { return nil }
    // As browsers do: old programs number the characters of Windows-1252.
    let meant =
      (0x80...0x9F).contains(number) ? TextDecoder.upperControls[Int(number) - 0x80] : scalar
    return meant.isAllowedInWords ? meant : nil
  }
}
