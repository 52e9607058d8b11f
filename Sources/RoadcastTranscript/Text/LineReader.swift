/// Reads a text in UTF-8 line by line, each byte once.
///
/// A line ends with `\r\n`, `\n`, `\r` or the text. To read ahead, copy the reader.
struct LineReader {
  /// One line, without its end.
  struct Line {
    /// The number, counted from 1.
    var number: Int

    var bytes: ArraySlice<UInt8>

    /// Whether there are only spaces and tabs.
    var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private let bytes: [UInt8]
  private var position = 0
  private var number = 0

  /// - Parameter text: The text; the bytes of each line are valid UTF-8 too.
  init(_ text: String) { bytes = Array(text.utf8) }

  /// The bytes between two indices, as in the lines' own bytes.
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
  /// Whether these bytes contain `-->`.
  var containsArrow: Bool {
    guard count >= 3 else { return false }
    return (startIndex..<endIndex - 2).contains { index in
      self[index] == UInt8(ascii: "-") && self[index + 1] == UInt8(ascii: "-")
        && self[index + 2] == UInt8(ascii: ">")
    }
  }

  /// Whether these bytes begin with a word, followed by a space, a tab or nothing.
  func beginsWithWord(_ word: StaticString) -> Bool {
    let word = "\(word)".utf8
    guard starts(with: word) else { return false }
    let rest = dropFirst(word.count)
    return rest.isEmpty || rest.first == 0x20 || rest.first == 0x09
  }
}
