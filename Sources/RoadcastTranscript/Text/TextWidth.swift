/// Counts characters as a reader does.
enum TextWidth {
  /// The characters of a text in UTF-8, on one line.
  static func characters(of text: ArraySlice<UInt8>) -> Int {
    // Each byte of ASCII is a character: the one pair that is not, a line end, stands in no line.
    text.allSatisfy { $0 < 0x80 } ? text.count : String(decoding: text, as: UTF8.self).count
  }
}
