/// The lines of a text in bytes, as YAML counts them.
struct SourceLines {
  let bytes: [UInt8]

  /// Where each line begins; the last entry is the end of the text.
  private let starts: [Int]

  /// - Parameter bytes: The whole text; a byte order mark isn't part of its first line.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var starts = [first]
    var place = first
    while place < bytes.count {
      let length = Self.breakLength(bytes, place)
      place += max(1, length)
      if length > 0 { starts.append(place) }
    }
    if starts.last != bytes.count { starts.append(bytes.count) }
    if starts.count == 1 { starts.append(bytes.count) }
    self.starts = starts
  }

  /// The number of lines; a text that ends with a line end has no empty line after it.
  var count: Int { starts.count - 1 }

  /// The line that contains a byte; the last one for the end of the text.
  func line(at place: Int) -> Int {
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= place { low = middle } else { high = middle - 1 }
    }
    return low
  }

  func start(_ line: Int) -> Int { starts[line] }

  /// Where the line after this one begins, or the text ends.
  func next(_ line: Int) -> Int { starts[line + 1] }

  /// Where the line's own text ends.
  func end(_ line: Int) -> Int {
    var place = starts[line]
    while place < starts[line + 1], Self.breakLength(bytes, place) == 0 { place += 1 }
    return place
  }

  func hasEnding(_ line: Int) -> Bool { end(line) < next(line) }

  /// The line's end, as it's written; empty for a last line without one.
  func ending(_ line: Int) -> String {
    String(decoding: bytes[end(line)..<next(line)], as: UTF8.self)
  }

  /// The line end to write in the neighbourhood of a line.
  func usualEnding(near line: Int) -> String {
    for candidate in [line, line - 1, 0] where (0..<count).contains(candidate) {
      let ending = ending(candidate)
      if !ending.isEmpty { return ending }
    }
    return "\n"
  }

  /// The number of spaces that the line begins with.
  func indent(_ line: Int) -> Int {
    bytes[start(line)..<next(line)].prefix { $0 == 0x20 }.count
  }

  func isBlank(_ line: Int) -> Bool {
    bytes[start(line)..<end(line)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  func isComment(_ line: Int) -> Bool {
    bytes[start(line)..<end(line)].first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
  }

  /// Whether nothing but spaces is on the line before a place.
  func isFirst(_ place: Int) -> Bool {
    let start = start(line(at: place))
    return bytes[start..<max(start, place)].allSatisfy { $0 == 0x20 }
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The number of bytes of the line end at a place; 0 where there's none.
  private static func breakLength(_ bytes: [UInt8], _ place: Int) -> Int {
    switch bytes[place] {
    case 0x0A: return 1
    case 0x0D: return place + 1 < bytes.count && bytes[place + 1] == 0x0A ? 2 : 1
    case 0xC2: return place + 1 < bytes.count && bytes[place + 1] == 0x85 ? 2 : 0
    case 0xE2:
      return place + 2 < bytes.count && bytes[place + 1] == 0x80
        && (bytes[place + 2] == 0xA8 || bytes[place + 2] == 0xA9) ? 3 : 0
    default: return 0
    }
  }
}
