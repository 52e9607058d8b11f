/// Counts characters as a reader does.
enum TextWidth {
  /// The characters of a text in UTF-8.
  static func characters(of text: some Collection<UInt8>) -> Int {
    // Of ASCII, only a line end may have two bytes, and none stands in a line.
    text.allSatisfy { $0 < 0x80 } ? text.count : String(decoding: text, as: UTF8.self).count
  }
}
