import RoadcastModel

/// The dates of HTTP (RFC 9110 §5.6.7).
enum HTTPDate {
  /// Writes a date as servers do.
  ///
  /// - Parameter seconds: Since 1970, without leap seconds.
  /// - Returns: Such as `Fri, 20 Nov 2026 11:00:00 GMT`.
  static func text(_ seconds: Int64) -> String {
    Moment(seconds: seconds).rfc2822.dropLast("+0000".count) + "GMT"
  }

  /// Reads a date in the form of today, or in one of the two older ones.
  ///
  /// - Parameter text: A field's value.
  /// - Returns: Seconds since 1970; nil for anything else.
  static func seconds(_ text: String) -> Int64? {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "-" })
    switch words.count {
    case 6 where words[5] == "GMT":
      return seconds(day: words[1], month: words[2], year: words[3], time: words[4])
    case 5:
      return seconds(day: words[2], month: words[1], year: words[4], time: words[3])
    default: return nil
    }
  }

  private static func seconds(
    day: Substring,
    month: Substring,
    year: Substring,
    time: Substring
  ) -> Int64? {
    guard let monthIndex = CivilDate.monthNames.firstIndex(where: { $0.prefix(3) == month }),
      let day = number(day, 1...2), var year = number(year, 2...4)
    else { return nil }
    // Two digits are a year of 1970 to 2069, as browsers read them.
    if year < 100 { year += year < 70 ? 2000 : 1900 }
    let clock = time.split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, let hour = number(clock[0], 2...2),
      let minute = number(clock[1], 2...2),
      let second = number(clock[2], 2...2), hour < 24, minute < 60, second <= 60,
      let days = CivilDate(year: year, month: monthIndex + 1, day: day).daysSinceEpoch
    else { return nil }
    return days * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
  }

  private static func number(_ digits: Substring, _ width: ClosedRange<Int>) -> Int? {
    guard width.contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(digits)
  }
}
