import RoadcastModel

/// Counts the characters that a reader sees.
enum TextWidth {
  /// The number of characters in one line of UTF-8.
  ///
  /// Characters of Chinese, Japanese and Korean count twice: they're as wide as two others, and take as
  /// long to read.
  static func characters(of text: ArraySlice<UInt8>) -> Int {
    // Each byte of ASCII is a character, except for the line end `\r\n`, which isn't in a line.
    if text.allSatisfy({ $0 < 0x80 }) { return text.count }
    let text = String(decoding: text, as: UTF8.self)
    return text.count + text.unicodeScalars.count(where: isWide)
  }

  /// The number of characters that a character counts as.
  static func width(of character: Character) -> Int {
    character.unicodeScalars.contains(where: isWide) ? 2 : 1
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    // The parts of a syllable of Korean are as wide as the whole.
    scalar.value >= 0x2E80 && (scalar.isEastAsian || (0xAC00...0xD7A3).contains(scalar.value))
      && scalar.properties.canonicalCombiningClass == .notReordered
  }
}
