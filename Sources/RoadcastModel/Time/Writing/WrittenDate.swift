/// A date as a manifest has it: a day, maybe with a time, and that maybe with an offset from UTC.
package struct WrittenDate: Sendable, Equatable {
  package var day: CivilDate

  /// Seconds since midnight; nil for a date alone.
  package var time: Int?

  /// Whether the time was written with its seconds.
  package var hasSeconds = false

  /// Minutes east of UTC; nil where none is written.
  package var offset: Int?

  package init(day: CivilDate, time: Int? = nil, offset: Int? = nil) {
    self.day = day
    self.time = time
    self.offset = offset
  }

  /// Reads `2026-11-20`, `2026-11-20 06:00`, `2026-11-20T06:00:00`, or these with `Z` or `-05:00`.
  ///
  /// - Returns: The date, or why the text isn't one: form, impossible, or out of range.
  package static func parse(_ text: String) -> Result<WrittenDate, Moment.ParseFailure> {
    var scanner = DigitScanner(text)
    guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2),
      scanner.skip("-"), let day = scanner.digits(2)
    else { return .failure(.form) }
    var date = WrittenDate(day: CivilDate(year: year, month: month, day: day))
    guard date.day.daysSinceEpoch != nil else { return .failure(.impossible) }
    guard Limits.years.contains(year) else { return .failure(.outOfRange) }
    if scanner.isAtEnd { return .success(date) }

    guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
      let hour = scanner.digits(2), scanner.skip(":"), let minute = scanner.digits(2)
    else { return .failure(.form) }
    var second = 0
    if scanner.skip(":") {
      guard let seconds = scanner.digits(2) else { return .failure(.form) }
      second = seconds
      date.hasSeconds = true
      if scanner.skip(".") {
        guard scanner.skipDigits() else { return .failure(.form) }
      }
    }
    guard hour < 24, minute < 60, second < 60 else { return .failure(.impossible) }
    date.time = hour * 3_600 + minute * 60 + second
    if scanner.isAtEnd { return .success(date) }

    if scanner.skip("Z") || scanner.skip("z") {
      date.offset = 0
    } else {
      let sign = scanner.skip("+") ? 1 : scanner.skip("-") ? -1 : 0
      guard sign != 0, let hours = scanner.digits(2), scanner.skip(":"),
        let minutes = scanner.digits(2)
      else { return .failure(.form) }
      guard hours < 24, minutes < 60 else { return .failure(.impossible) }
      date.offset = sign * (hours * 60 + minutes)
    }
    guard scanner.isAtEnd else { return .failure(.form) }
    return .success(date)
  }
}

extension WrittenDate {
  /// The first moment after the day.
  package func end(in zone: Zone) -> Moment {
    zone.start(of: CivilDate(daysSinceEpoch: (day.daysSinceEpoch ?? 0) + 1))
  }
}

extension WrittenDate: CustomStringConvertible {
  /// The date in the form that's read, with seconds only where they aren't zero.
  package var description: String {
    guard let time else { return day.description }
    guard let offset else { return "\(day) \(Self.clock(time))" }
    return Moment(on: day, at: time, offset: offset).rfc3339
  }

  /// A time of day, such as `06:00`, with its seconds only where they aren't zero.
  ///
  /// - Parameter secondOfDay: Seconds since midnight.
  /// - Returns: Two digits each.
  package static func clock(_ secondOfDay: Int) -> String {
    let seconds = secondOfDay % 60
    return "\(padded(secondOfDay / 3_600)):\(padded(secondOfDay / 60 % 60))"
      + (seconds == 0 ? "" : ":\(padded(seconds))")
  }
}
