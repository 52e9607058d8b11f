import RoadcastModel

extension HTMLText {
  /// Shortens a block of HTML to a number of bytes: whole words, "…", and the end tags.
  ///
  /// - Parameters:
  ///   - block: well-formed HTML from ``ShowNotes``, with no `>` inside a tag.
  ///   - room: the most bytes.
  /// - Returns: the block up to the end of a sentence where one is in the second half of what fits,
  ///   and of a word otherwise; nil where no word fits.
  static func beginning(of block: String, room: Int) -> String? {
    let bytes = Array(block.utf8)
    var open: [ArraySlice<UInt8>] = []
    var word: (end: Int, open: [ArraySlice<UInt8>])?
    var sentence: (end: Int, open: [ArraySlice<UInt8>])?
    var position = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<") {
        let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
        let inside = bytes[(position + 1)..<end]
        let name = inside.prefix { $0 != 0x20 && $0 != UInt8(ascii: "/") }
        if inside.first == UInt8(ascii: "/") {
          _ = open.popLast()
        } else if !name.elementsEqual("br".utf8) {
          open.append(name)
        }
        position = end + 1
        continue
      }
      let next = position + 1
      let endsWord = next == bytes.count || bytes[next] == 0x20 || bytes[next] == UInt8(ascii: "<")
      if endsWord, bytes[position] != 0x20 {
        let closing = open.reduce(0) { $0 + $1.count + 3 }
        guard next + "…".utf8.count + closing <= room else { break }
        word = (next, open)
        if WordEnding(utf8: bytes[..<next].suffix(8)) == .sentence { sentence = word }
      }
      position = next
    }
    guard let word else { return nil }
    let isLate = sentence.map { 2 * $0.end >= word.end } ?? false
    let cut = isLate ? sentence ?? word : word
    let tags = cut.open.reversed().map { "</\(String(decoding: $0, as: UTF8.self))>" }
    return String(decoding: bytes[..<cut.end], as: UTF8.self) + "…" + tags.joined()
  }
}
