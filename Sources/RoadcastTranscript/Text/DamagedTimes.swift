import RoadcastModel

/// The times of a cue that a translator, an editor or autocorrect has changed.
///
/// Arrows become dashes, words or other arrows; digits and colons become those of another script; spaces
/// appear inside the times. `00:00:00.080 —> 00:00:02.173` is still clear.
enum DamagedTimes {
  /// Reads two times with milliseconds, and with anything short between them.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - isInText: Whether it's between lines of text, where only a mark like an arrow is one.
  /// - Returns: Nil for any other line.
  static func read(_ line: ArraySlice<UInt8>, isInText: Bool = false) -> CueTimes? {
    guard mayBeTimes(line) else { return nil }
    var scanner = Scanner(line)
    guard let start = scanner.takeTime(), start.isWhole, scanner.skipArrow(isInText: isInText),
      let end = scanner.takeTime(), end.isWhole, scanner.endsWord
    else { return nil }
    return CueTimes(start: start.moment, end: end.moment)
  }

  /// Whether a line begins with a time that isn't speech, and nothing but an arrow can follow it.
  static func isLikely(_ line: ArraySlice<UInt8>) -> Bool {
    guard mayBeTimes(line) else { return false }
    var scanner = Scanner(line)
    guard let start = scanner.takeTime(), start.isWhole else { return false }
    return scanner.isAtArrow
  }

  /// Whether the first byte can begin a digit; false for almost all lines of text.
  private static func mayBeTimes(_ line: ArraySlice<UInt8>) -> Bool {
    switch line.first(where: { $0 != 0x20 && $0 != 0x09 }) ?? 0 {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    // Full-width digits, and those of Arabic, Persian and Indian scripts.
    case 0xEF, 0xD9, 0xDB, 0xE0: true
    default: false
    }
  }

  private struct Time {
    var moment: Milliseconds

    /// Whether it has milliseconds, so that it isn't a time of day.
    var isWhole: Bool
  }

  /// Reads from a line in which every digit and mark is ASCII.
  private struct Scanner {
    private var rest: ArraySlice<UInt8>

    /// More than the times and the arrow of any cue.
    private static let longest = 200

    init(_ line: ArraySlice<UInt8>) {
      var bytes: [UInt8] = []
      for scalar in String(decoding: line.prefix(Self.longest), as: UTF8.self).unicodeScalars {
        bytes.append(Self.plain(scalar))
      }
      rest = Self.withoutSpaces(bytes)[...]
      skipSpaces()
    }

    /// The ASCII character that a character looks like; `x` for any other letter.
    private static func plain(_ scalar: Unicode.Scalar) -> UInt8 {
      if scalar.isASCII { return UInt8(scalar.value) }
      if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
        return 0x30 + UInt8(digit)
      }
      switch scalar {
      case "：", "∶", "︰", "；": return UInt8(ascii: ":")
      case "，", "、", "٫", "،": return UInt8(ascii: ",")
      case "．", "。": return UInt8(ascii: ".")
      case "＞", "→", "⇒", "›", "»", "➔", "➜", "⟶", "►", "▶": return UInt8(ascii: ">")
      case "‐", "‑", "‒", "–", "—", "―", "−", "－", "─", "ー", "一": return UInt8(ascii: "-")
      default: return scalar.properties.isWhitespace ? 0x20 : UInt8(ascii: "x")
      }
    }

    /// Removes spaces before and after a mark that's between digits, as in `00: 00: 02, 000`.
    private static func withoutSpaces(_ bytes: [UInt8]) -> [UInt8] {
      var kept: [UInt8] = []
      var index = 0
      while index < bytes.count {
        if isMark(bytes[index]) {
          let before = kept.lastIndex { $0 != 0x20 }
          let after = bytes[(index + 1)...].firstIndex { $0 != 0x20 }
          if let before, let after, isDigit(kept[before]), isDigit(bytes[after]) {
            kept.removeSubrange((before + 1)...)
            kept.append(bytes[index])
            index = after
            continue
          }
        }
        kept.append(bytes[index])
        index += 1
      }
      return kept
    }

    /// Reads hours, minutes, seconds and thousandths with marks between them; hours can be missing.
    mutating func takeTime() -> Time? {
      var fields: [ArraySlice<UInt8>] = []
      var marks: [UInt8] = []
      var ahead = rest
      while fields.count < 4 {
        let digits = ahead.prefix(while: Self.isDigit)
        guard (1...4).contains(digits.count) else { break }
        fields.append(digits)
        ahead = ahead[digits.endIndex...]
        rest = ahead
        guard let mark = ahead.first, Self.isMark(mark) else { break }
        marks.append(mark)
        ahead = ahead.dropFirst()
      }
      guard fields.count >= 3, let last = fields.last else { return nil }
      // 3.5, 4.5 are two numbers, but 00.01.02,345 is a time.
      let hasColon = marks[0] == UInt8(ascii: ":") || marks[0] == UInt8(ascii: ";")
      guard hasColon || (fields.map(\.count) == [2, 2, 2, 3]) else { return nil }
      let numbers = fields.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
      let hasFraction = fields.count == 4 || marks[1] != marks[0]
      if hasFraction, fields.count == 4, marks[2] == UInt8(ascii: ":"), last.count != 3 {
        // The frames of a video, whose rate isn't known.
        return nil
      }
      let whole = hasFraction ? numbers.dropLast() : numbers[...]
      let thousandths = Array((last.map { $0 - 0x30 } + [0, 0, 0]).prefix(3))
      let fraction = hasFraction ? thousandths.reduce(0) { $0 * 10 + Int($1) } : 0
      let hours = whole.count == 3 ? whole[0] : 0
      let (minutes, seconds) = (whole[whole.endIndex - 2], whole[whole.endIndex - 1])
      guard minutes < 60, seconds < 60 else { return nil }
      let count = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + fraction
      return Time(moment: Milliseconds(count), isWhole: hasFraction)
    }

    /// Skips what stands for an arrow: marks, spaces and at most one short word.
    mutating func skipArrow(isInText: Bool) -> Bool {
      let arrow = rest.prefix { !Self.isDigit($0) }
      let isMark = arrow.contains { "->=".utf8.contains($0) } && !arrow.contains(UInt8(ascii: "&"))
      guard isMark || !isInText else { return false }
      let letters = arrow.count { Self.isLetter($0) }
      guard !arrow.isEmpty, arrow.count <= 24, letters <= 12 else { return false }
      rest = rest[arrow.endIndex...]
      return true
    }

    /// Whether nothing follows, or something that can begin an arrow.
    var isAtArrow: Bool {
      switch rest.first(where: { $0 != 0x20 }) {
      case nil, UInt8(ascii: "-"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "~"): true
      default: false
      }
    }

    /// Whether the last time ends here.
    var endsWord: Bool {
      rest.first.map { $0 == 0x20 || $0 == 0x09 } ?? true
    }

    private mutating func skipSpaces() { rest = rest.drop { $0 == 0x20 || $0 == 0x09 } }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isMark(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: ";")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
  }
}
