/// Counts the characters that a reader sees.
enum TextWidth {
  /// The number of characters in one line of UTF-8.
  static func characters(of text: ArraySlice<UInt8>) -> Int {
    // Each byte of ASCII is a character, except for the line end `\r\n`, which isn't in a line.
    text.allSatisfy { $0 < 0x80 } ? text.count : String(decoding: text, as: UTF8.self).count
  }
}
