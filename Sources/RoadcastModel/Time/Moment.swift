/// A point in time with its author's offset from UTC.
package struct Moment: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
  package var seconds: Int64

  /// Minutes east of UTC: −1439…1439.
  package var offset: Int

  package init(seconds: Int64, offset: Int = 0) {
    self.seconds = seconds
    self.offset = offset
  }

  /// The moment a number of seconds later, with the same offset.
  package func advanced(by seconds: Int64) -> Moment {
    Moment(seconds: self.seconds + seconds, offset: offset)
  }

  /// The number of midnights between this moment and a later one, at this moment's offset.
  package func days(until later: Moment) -> Int {
    let day = Moment(seconds: later.seconds, offset: offset).date
    return Int((day.daysSinceEpoch ?? 0) - (date.daysSinceEpoch ?? 0))
  }
}

extension Moment: Comparable {
  package static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }
}

extension Moment {
  /// Why a text isn't a moment.
  package enum ParseFailure: Error, Equatable {
    /// It doesn't have the form of RFC 3339.
    case form
    /// It has the form, but its day, hour, minute or second doesn't exist.
    case impossible
    /// It has a time but no offset from UTC.
    case zoneMissing
    /// It has a date but no time.
    case timeMissing
    /// Its year isn't from 1990 to 2100.
    case outOfRange
  }

  /// Reads a moment such as `2026-11-20T06:00:00-05:00` (RFC 3339 §5.6).
  ///
  /// Fractions of a second are ignored.
  ///
  /// - Parameters:
  ///   - text: the moment, or a date alone if `dateOffset` isn't nil.
  ///   - dateOffset: the offset from UTC, in minutes, of the midnight at which a date alone starts.
  /// - Returns: the moment, or why the text isn't one.
  package static func parse(
    _ text: String,
    dateOffset: Int? = nil
  ) -> Result<Moment, ParseFailure> {
    WrittenDate.parse(text).flatMap { date in
      guard let time = date.time else {
        guard let dateOffset else { return .failure(.timeMissing) }
        return .success(Moment(on: date.day, at: 0, offset: dateOffset))
      }
      guard date.hasSeconds else { return .failure(.form) }
      guard let offset = date.offset else { return .failure(.zoneMissing) }
      return .success(Moment(on: date.day, at: time, offset: offset))
    }
  }

  /// The moment at which clocks at an offset from UTC show a day and a time.
  ///
  /// - Parameters:
  ///   - day: A day that exists.
  ///   - secondOfDay: Seconds since midnight.
  ///   - offset: Minutes east of UTC.
  package init(on day: CivilDate, at secondOfDay: Int, offset: Int) {
    let local = (day.daysSinceEpoch ?? 0) * 86_400 + Int64(secondOfDay)
    self.init(seconds: local - Int64(offset) * 60, offset: offset)
  }

  /// Reads the form that ``rfc2822`` has; nil for anything else.
  package init?(rfc2822 text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 6, words[5].utf8.count == 5,
      let month = CivilDate.monthNames.firstIndex(where: { $0.prefix(3) == words[2] })
    else { return nil }
    let zone = "\(words[5].prefix(3)):\(words[5].suffix(2))"
    let form = "\(words[3])-\(padded(month + 1))-\(words[1])T\(words[4])\(zone)"
    guard case .success(let moment) = Moment.parse(form), moment.rfc2822 == text else {
      return nil
    }
    self = moment
  }

  /// The moment in the form of RFC 3339: `2026-11-20T06:00:00-05:00`, or with `Z` for UTC.
  package var rfc3339: String {
    let (date, time) = local
    let zone = offset == 0 ? "Z" : zoneText
    return "\(date.description)T\(clock(time))\(zone)"
  }

  /// The moment in the form of RFC 2822 §3.3, which feeds use: `Fri, 20 Nov 2026 06:00:00 -0500`.
  package var rfc2822: String {
    let (date, time) = local
    var text = DigitText()
    text.append(Self.weekdays[date.weekday - 1])
    text.append(", ")
    text.append(date.day, width: 2)
    text.append(" ")
    text.append(CivilDate.monthNames[date.month - 1].prefix(3))
    text.append(" ")
    text.append(date.year, width: 4)
    text.append(" ")
    text.append(time / 3_600, width: 2)
    text.append(":")
    text.append(time / 60 % 60, width: 2)
    text.append(":")
    text.append(time % 60, width: 2)
    text.append(offset < 0 ? " -" : " +")
    text.append(abs(offset) / 60, width: 2)
    text.append(abs(offset) % 60, width: 2)
    return text.text
  }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// The calendar date at the moment's own offset.
  package var date: CivilDate { local.date }

  /// Seconds since midnight at the moment's own offset.
  package var secondOfDay: Int { local.secondOfDay }

  private var local: (date: CivilDate, secondOfDay: Int) {
    let shifted = seconds + Int64(offset) * 60
    let day = shifted >= 0 ? shifted / 86_400 : (shifted - 86_399) / 86_400
    return (CivilDate(daysSinceEpoch: day), Int(shifted - day * 86_400))
  }

  private func clock(_ time: Int) -> String {
    "\(padded(time / 3_600)):\(padded(time / 60 % 60)):\(padded(time % 60))"
  }

  private var zoneText: String {
    let minutes = abs(offset)
    return "\(offset < 0 ? "-" : "+")\(padded(minutes / 60)):\(padded(minutes % 60))"
  }
}
