/// The text of a SubRip cue, and the little markup that players understand in it.
enum SubRipCueText {
  /// Removes markup such as `<i>`, `<font …>` and `{\an8}`, and decodes character references.
  ///
  /// Other brackets are text. `<br>` ends a line. The payload is valid UTF-8 with any kind of line
  /// ends, and so is the text.
  static func plain(_ payload: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var position = payload.startIndex
    // No tag can end after the last closing bracket, so nothing is searched twice.
    let lastAngle = payload.lastIndex(of: UInt8(ascii: ">")) ?? payload.startIndex
    let lastBrace = payload.lastIndex(of: UInt8(ascii: "}")) ?? payload.startIndex
    while position < payload.endIndex {
      let byte = payload[position]
      if byte == UInt8(ascii: "<"), position < lastAngle,
        let (name, next) = tag(in: payload, at: position)
      {
        if name == "br" { text.append(0x0A) }
        position = next
      } else if byte == UInt8(ascii: "{"), position < lastBrace,
        let next = override(in: payload, at: position)
      {
        position = next
      } else if let (scalar, next) = CharacterReference.read(payload, at: position) {
        text.append(contentsOf: String(scalar).utf8)
        position = next
      } else {
        text.append(byte)
        position += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Escapes characters that players would read as markup.
  ///
  /// All others stay, because many players show `&amp;` as it is.
  ///
  /// - Parameter text: UTF-8.
  /// - Returns: UTF-8.
  static func escape(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: isEscaped) else { return text }
    var escaped: [UInt8] = []
    for (index, byte) in text.enumerated() {
      let next = index + 1 < text.count ? text[index + 1] : 0x20
      switch byte {
      case UInt8(ascii: "<") where canFollowBracket(next):
        escaped.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">")
      where index >= 2 && text[index - 1] == UInt8(ascii: "-")
        && text[index - 2] == UInt8(ascii: "-"):
        escaped.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "{") where next == UInt8(ascii: "\\"):
        escaped.append(contentsOf: "&#123;".utf8)
      case UInt8(ascii: "&") where CharacterReference.read(text[...], at: index) != nil:
        escaped.append(contentsOf: "&amp;".utf8)
      default:
        escaped.append(byte)
      }
    }
    return escaped
  }

  /// Counts the characters of a word in UTF-8, as read and as `escape` writes them.
  static func measure(_ word: ArraySlice<UInt8>) -> (count: Int, width: Int) {
    let count = TextWidth.characters(of: word)
    guard word.contains(where: isEscaped) else { return (count, count) }
    return (count, TextWidth.characters(of: escape(Array(word))[...]))
  }

  /// The most characters that `escape` writes for one.
  static func mostWidth(of character: Character) -> Int {
    switch character {
    case "<", ">": 4
    case "{": 6
    case "&": 5
    default: TextWidth.width(of: character)
    }
  }

  /// Whether `escape` can replace a byte.
  static func isEscaped(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "{")
      || byte == UInt8(ascii: "&")
  }

  /// Whether `<` and this byte look like a tag to players or pages.
  private static func canFollowBracket(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
      || byte == UInt8(ascii: "?")
  }

  private static let tags: Set<String> = ["i", "b", "u", "s", "br", "em", "strong", "font", "span"]

  /// The tag that begins here, in lower case, and the position after it.
  private static func tag(
    in bytes: ArraySlice<UInt8>,
    at position: Int
  ) -> (name: String, next: Int)? {
    var start = position + 1
    if start < bytes.endIndex, bytes[start] == UInt8(ascii: "/") { start += 1 }
    let letters = bytes[start...].prefix(8).prefix(while: isLetter)
    let name = String(decoding: letters, as: UTF8.self).lowercased()
    guard tags.contains(name), letters.endIndex < bytes.endIndex,
      [0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "/")].contains(bytes[letters.endIndex])
    else { return nil }
    guard let close = bytes[letters.endIndex...].firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    return (name, close + 1)
  }

  /// The position after the `{\…}` that begins here.
  private static func override(in bytes: ArraySlice<UInt8>, at position: Int) -> Int? {
    guard position + 1 < bytes.endIndex, bytes[position + 1] == UInt8(ascii: "\\") else {
      return nil
    }
    return bytes[position...].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
