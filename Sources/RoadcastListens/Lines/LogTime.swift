import RoadcastModel

/// The two forms of times in logs.
enum LogTime {
  /// Reads `2026-11-27T06:00:00.123Z`, or with an offset such as `+01:00`.
  ///
  /// - Returns: Seconds since 1970; nil for what's no time.
  static func rfc3339(_ text: ArraySlice<UInt8>) -> Int64? {
    var scanner = Scanner(text)
    guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2),
      scanner.skip("-"), let day = scanner.digits(2), scanner.skip("T") || scanner.skip(" "),
      let clock = scanner.clock()
    else { return nil }
    if scanner.skip(".") { scanner.skipDigits() }
    guard let offset = scanner.skip("Z") ? 0 : scanner.offset(), scanner.isAtEnd else { return nil }
    return seconds(CivilDate(year: year, month: month, day: day), clock, offset)
  }

  /// Reads `27/Nov/2026:06:00:00 +0000`.
  ///
  /// - Returns: Seconds since 1970; nil for what's no time.
  static func common(_ text: ArraySlice<UInt8>) -> Int64? {
    var scanner = Scanner(text)
    guard let day = scanner.digits(2), scanner.skip("/"), let month = scanner.month(),
      scanner.skip("/"), let year = scanner.digits(4), scanner.skip(":"),
      let clock = scanner.clock(), scanner.skip(" "), let offset = scanner.offset(),
      scanner.isAtEnd
    else { return nil }
    return seconds(CivilDate(year: year, month: month, day: day), clock, offset)
  }

  private static func seconds(_ date: CivilDate, _ clock: Int, _ offset: Int) -> Int64? {
    guard Limits.years.contains(date.year), let days = date.daysSinceEpoch else { return nil }
    return days * 86_400 + Int64(clock - offset * 60)
  }

  private struct Scanner {
    private var rest: ArraySlice<UInt8>

    init(_ text: ArraySlice<UInt8>) { rest = text }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard let byte = rest.first, UInt32(byte) == character.value else { return false }
      rest.removeFirst()
      return true
    }

    mutating func digits(_ count: Int) -> Int? {
      guard let number = LogLine.number(rest.prefix(count)), rest.count >= count else { return nil }
      rest = rest.dropFirst(count)
      return number
    }

    mutating func skipDigits() { rest = rest.drop { (48...57).contains($0) } }

    /// Seconds since midnight.
    mutating func clock() -> Int? {
      guard let hour = digits(2), skip(":"), let minute = digits(2), skip(":"),
        let second = digits(2), hour < 24, minute < 60, second <= 60
      else { return nil }
      return hour * 3_600 + minute * 60 + second
    }

    /// Minutes east of UTC.
    mutating func offset() -> Int? {
      let isWest = skip("-")
      guard isWest || skip("+"), let hours = digits(2) else { return nil }
      _ = skip(":")
      guard let minutes = digits(2), hours < 24, minutes < 60 else { return nil }
      return (isWest ? -1 : 1) * (hours * 60 + minutes)
    }

    mutating func month() -> Int? {
      let name = rest.prefix(3)
      rest = rest.dropFirst(3)
      return CivilDate.monthNames.firstIndex { $0.utf8.prefix(3).elementsEqual(name) }.map {
        $0 + 1
      }
    }
  }
}
