import RoadcastModel

/// The times of a cue as they're written, in either order.
struct CueTimes: Equatable {
  var start: Milliseconds
  var end: Milliseconds
}

extension CueTimes {
  /// Reads the times of WebVTT: `01:02.345 --> 00:01:04.000 line:0`, without the settings.
  ///
  /// Minutes, seconds and milliseconds have exactly this number of digits, hours one or more.
  static func webVTT(_ line: ArraySlice<UInt8>) -> CueTimes? {
    var scanner = ClockScanner(line)
    scanner.skipSpaces()
    guard let start = scanner.webVTTTime() else { return nil }
    scanner.skipSpaces()
    guard scanner.skip("-"), scanner.skip("-"), scanner.skip(">") else { return nil }
    scanner.skipSpaces()
    guard let end = scanner.webVTTTime() else { return nil }
    return CueTimes(start: start, end: end)
  }

  /// Reads the times of SubRip in all its dialects: `00:01:02,345 --> 00:01:04,000 X1:100`.
  ///
  /// Hours can be missing, milliseconds are a decimal fraction of any length after a comma or a point
  /// (`1,5` is a second and a half), and the arrow has one dash or more.
  static func subRip(_ line: ArraySlice<UInt8>) -> CueTimes? {
    var scanner = ClockScanner(line)
    scanner.skipSpaces()
    guard let start = scanner.subRipTime() else { return nil }
    scanner.skipSpaces()
    guard scanner.skip("-") else { return nil }
    while scanner.skip("-") || scanner.skip(" ") {}
    guard scanner.skip(">") else { return nil }
    scanner.skipSpaces()
    guard let end = scanner.subRipTime() else { return nil }
    return CueTimes(start: start, end: end)
  }

  /// Reads `00:01:02,345` alone, as SubRip writes it.
  static func moment(_ text: ArraySlice<UInt8>) -> Milliseconds? {
    var scanner = ClockScanner(text)
    return scanner.subRipTime()
  }
}

/// Reads times from the front of a line.
private struct ClockScanner {
  private var rest: ArraySlice<UInt8>

  /// More hours than any recording has, and few enough to count their samples.
  private static let mostHours = 9_999

  init(_ line: ArraySlice<UInt8>) { rest = line }

  mutating func skipSpaces() {
    rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func webVTTTime() -> Milliseconds? {
    guard let first = digits(), skip(":"), let second = digits(), second.count == 2 else {
      return nil
    }
    var fields = (hours: 0, minutes: first.value, seconds: second.value)
    if skip(":") {
      guard let third = digits(), third.count == 2 else { return nil }
      fields = (first.value, second.value, third.value)
    } else if first.count != 2 {
      return nil
    }
    guard skip("."), let fraction = digits(), fraction.count == 3 else { return nil }
    return time(fields, fraction.value)
  }

  mutating func subRipTime() -> Milliseconds? {
    guard let first = digits(), skip(":"), let second = digits() else { return nil }
    var fields = (hours: 0, minutes: first.value, seconds: second.value)
    if skip(":") {
      guard let third = digits() else { return nil }
      fields = (first.value, second.value, third.value)
    }
    guard skip(",") || skip(".") else { return time(fields, 0) }
    let fraction = rest.prefix { isDigit($0) }
    guard !fraction.isEmpty else { return nil }
    rest = rest.dropFirst(fraction.count)
    let thousandths = Array(fraction.prefix(3)) + Array(repeating: 0x30, count: 3)
    return time(fields, thousandths.prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) })
  }

  private func time(
    _ fields: (hours: Int, minutes: Int, seconds: Int),
    _ milliseconds: Int
  ) -> Milliseconds? {
    let (hours, minutes, seconds) = fields
    guard hours <= Self.mostHours, minutes < 60, seconds < 60 else { return nil }
    return Milliseconds(((hours * 60 + minutes) * 60 + seconds) * 1_000 + milliseconds)
  }

  /// Reads digits; the value is capped above any time.
  private mutating func digits() -> (value: Int, count: Int)? {
    let run = rest.prefix { isDigit($0) }
    guard !run.isEmpty else { return nil }
    rest = rest.dropFirst(run.count)
    return (run.reduce(0) { min($0 * 10 + Int($1 - 0x30), 1_000_000) }, run.count)
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
