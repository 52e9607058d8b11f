/// Walks over UTF-8 bytes line by line, each byte once.
///
/// A line ends with `\r\n`, `\n` or `\r`, or with the text. A copy of a reader reads ahead.
struct LineReader {
  /// One line, without what ends it.
  struct Line {
    /// Counted from 1.
    var number: Int

    var bytes: ArraySlice<UInt8>

    /// Whether nothing but spaces and tabs stands here.
    var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private let bytes: [UInt8]
  private var position = 0
  private var number = 0

  /// - Parameter text: walked over as UTF-8; a line's bytes are valid UTF-8 again.
  init(_ text: String) { bytes = Array(text.utf8) }

  /// All between two places of the text, as lines' bytes know them.
  func bytes(from start: Int, to end: Int) -> ArraySlice<UInt8> {
    bytes[start..<max(start, end)]
  }

  mutating func next() -> Line? {
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
      position += 1
    }
    let line = bytes[start..<position]
    if position < bytes.count {
      let isReturn = bytes[position] == 0x0D
      position += 1
      if isReturn, position < bytes.count, bytes[position] == 0x0A { position += 1 }
    }
    number += 1
    return Line(number: number, bytes: line)
  }
}

extension ArraySlice<UInt8> {
  /// Whether `-->` stands anywhere in these bytes.
  var containsArrow: Bool {
    guard count >= 3 else { return false }
    return (startIndex..<endIndex - 2).contains { index in
      self[index] == UInt8(ascii: "-") && self[index + 1] == UInt8(ascii: "-")
        && self[index + 2] == UInt8(ascii: ">")
    }
  }

  /// Whether these bytes begin with the word `word`, with a space, a tab or nothing behind it.
  func beginsWithWord(_ word: StaticString) -> Bool {
    let word = "\(word)".utf8
    guard starts(with: word) else { return false }
    let rest = dropFirst(word.count)
    return rest.isEmpty || rest.first == 0x20 || rest.first == 0x09
  }
}
