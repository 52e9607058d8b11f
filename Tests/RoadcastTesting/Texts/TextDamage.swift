/// Damages a text as disks, editors, other programs and attackers do; the same seed does it the same way.
package struct TextDamage {
  private var random: SeededRandom

  /// The text of which a part can get into another one.
  private let others: [[UInt8]]

  /// What doesn't belong in a text: controls, marks of other encodings, and characters that end a line,
  /// turn it round or don't exist.
  private static let intruders: [[UInt8]] =
    [
      [0], [0x1B, 0x5B, 0x32, 0x4A], [0x7F], [0xC2, 0x85], [0xFF], [0xC0, 0x80],
      [0xED, 0xA0, 0x80],
    ]
    + [
      "\u{FEFF}", "\u{202E}", "\u{2028}", "\u{2029}", "\u{FFFE}", "\u{A0}", "\t", "\r", "\u{7}",
      "e\u{301}\u{301}", "👩‍👩‍👧", "\"", "'", "{", "[", "]", "}", ": ", " #", "- ", "&", "*", "!!", "|",
      ">",
      "<", "<v ", "</", "-->", "\\", "%", "`", "@", "...\n", "---\n", "\n\n\n", "?",
    ].map { Array($0.utf8) }

  private static let nests = [
    "[", "{a: ", "- ", "> ", "((", "<i>", "{\"a\":", "  ", "*", "~~", "[a](",
  ]

  private static let numbers = [
    "99999999999999999999", "-1", "0", "1e999", "00000000000000001", "9223372036854775807",
    "2147483648", "0x7F", "NaN", "1:99:99.9999", "٣", "１２",
  ]

  /// - Parameters:
  ///   - seed: Decides everything.
  ///   - others: The texts of which parts can be inserted.
  package init(seed: Int, others: [[UInt8]] = []) {
    random = SeededRandom(seed: seed)
    self.others = others
  }

  /// A number below a limit.
  package mutating func number(below limit: Int) -> Int {
    Int.random(in: 0..<max(1, limit), using: &random)
  }

  /// Damages a text in one to four ways.
  ///
  /// - Parameter text: Any bytes.
  /// - Returns: At most a few hundred kilobytes.
  package mutating func damaged(_ text: [UInt8]) -> [UInt8] {
    var bytes = text
    for _ in 0...number(below: 4) { damage(&bytes) }
    return Array(bytes.prefix(300_000))
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let place = number(below: bytes.count + 1)
    switch number(below: 17) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(number(below: 8))
    case 1 where place < bytes.count: bytes[place] = UInt8(number(below: 256))
    case 2: bytes.removeSubrange(place...)
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + number(below: 40)))
    case 4: insert(Self.intruders[number(below: Self.intruders.count)], into: &bytes, at: place)
    case 5:
      let nest = Self.nests[number(below: Self.nests.count)]
      let count = 1 << number(below: 12)
      insert(Array(String(repeating: nest, count: count).utf8), into: &bytes, at: place)
    case 6: replaceNumber(in: &bytes, from: place)
    case 7: changeLines(of: &bytes) { lines, line in lines.insert(lines[line], at: line) }
    case 8: changeLines(of: &bytes) { lines, line in lines.remove(at: line) }
    case 9: changeLines(of: &bytes) { lines, line in lines.swapAt(line, 0) }
    case 10:
      let count = 1 << number(below: 10)
      changeLines(of: &bytes) { lines, line in
        lines.insert(contentsOf: repeatElement(lines[line], count: count), at: line)
      }
    case 11:
      let count = 1 << number(below: 12)
      changeLines(of: &bytes) { lines, line in
        lines[line] = Array(repeatElement(lines[line], count: count).joined())
      }
    case 12: reencode(&bytes)
    case 13: changeLineEnds(of: &bytes)
    case 14 where !others.isEmpty:
      let other = others[number(below: others.count)]
      let start = number(below: other.count)
      bytes.replaceSubrange(place..., with: other[start...])
    case 15: changeLines(of: &bytes) { lines, line in lines[line].insert(0x09, at: 0) }
    default: changeLines(of: &bytes) { lines, line in lines[line] = [0x20, 0x20] + lines[line] }
    }
  }

  private mutating func insert(_ piece: [UInt8], into bytes: inout [UInt8], at place: Int) {
    bytes.insert(contentsOf: piece, at: min(place, bytes.count))
  }

  /// Replaces the next digits.
  private mutating func replaceNumber(in bytes: inout [UInt8], from place: Int) {
    let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
    guard let start = bytes[min(place, bytes.count)...].firstIndex(where: isDigit) else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.endIndex
    bytes.replaceSubrange(
      start..<end,
      with: Self.numbers[number(below: Self.numbers.count)].utf8
    )
  }

  private mutating func changeLines(
    of bytes: inout [UInt8],
    _ change: (inout [[UInt8]], Int) -> Void
  ) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    change(&lines, number(below: lines.count))
    bytes = Array(lines.joined(separator: [0x0A]))
  }

  /// Writes the text in another encoding.
  private mutating func reencode(_ bytes: inout [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let units = text.utf16
    switch number(below: 5) {
    case 0: bytes = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case 1: bytes = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case 2: bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    // UTF-8 that was read as Latin-1 and saved again.
    case 3: bytes = Array(String(String.UnicodeScalarView(bytes.map(Unicode.Scalar.init))).utf8)
    default: bytes = text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : 0x3F }
    }
  }

  private mutating func changeLineEnds(of bytes: inout [UInt8]) {
    let ends: [[UInt8]] = [[0x0D], [0x0D, 0x0A], [0x20], [], [0x0A, 0x0A], [0x0A, 0x0D]]
    let end = ends[number(below: ends.count)]
    bytes = bytes.flatMap { $0 == 0x0A ? end : [$0] }
  }
}
