import RoadcastDates
import RoadcastModel

extension ManifestValue {
  /// Reads the date of an episode: a date alone means the time at which the show publishes.
  func publication(_ rules: DateRules) -> Located<Moment>? {
    moment(in: rules.readingZone, shownBy: rules) { zone, day in
      zone.reading(on: day, at: rules.publishTime)
    }
  }

  /// Reads a date on which something starts: a date alone means its first moment.
  ///
  /// - Parameters:
  ///   - rules: The show's rules.
  ///   - offset: Minutes east of UTC, where a date without an offset has this one if the show has no
  ///     time zone.
  /// - Returns: The moment; nil, with an error, for anything else.
  func start(_ rules: DateRules, offset: Int = 0) -> Located<Moment>? {
    let zone = rules.zone ?? (offset == 0 ? .utc : Zone(name: "UTC", offset: offset))
    return moment(in: zone, shownBy: rules) { zone, day in .once(zone.start(of: day)) }
  }

  /// Reads a date on which something ends: a date alone means the end of that day.
  ///
  /// - Parameter rules: The show's rules.
  /// - Returns: The first moment after it; nil, with an error, for anything else.
  func end(_ rules: DateRules) -> Located<Moment>? {
    moment(in: rules.readingZone, shownBy: rules) { zone, day in
      .once(WrittenDate(day: day).end(in: zone))
    }
  }

  private func moment(
    in zone: Zone,
    shownBy rules: DateRules,
    dayAlone: (Zone, CivilDate) -> Zone.Reading
  ) -> Located<Moment>? {
    guard let text = node.scalar else {
      reportType("a date like 2026-11-20")
      return nil
    }
    switch WrittenDate.parse(text) {
    case .success(let date):
      if let time = date.time, let offset = date.offset {
        let moment = Moment(on: date.day, at: time, offset: offset)
        return Located(rules.shown(moment), at: location)
      }
      let reading = date.time.map { zone.reading(on: date.day, at: $0) } ?? dayAlone(zone, date.day)
      if case .once(let moment) = reading { return Located(moment, at: location) }
      reportClockChange(reading, date, time: date.time ?? rules.publishTime, in: zone)
    case .failure(let failure):
      report(.badDate, "\(label): \(text.quoted) \(DateGuess.problem(with: text, failure))")
    }
    return nil
  }

  private func reportClockChange(
    _ reading: Zone.Reading,
    _ date: WrittenDate,
    time: Int,
    in zone: Zone
  ) {
    let written = WrittenDate(day: date.day, time: time).description
    switch reading {
    case .once: break
    case .twice(let first, let second):
      report(
        .clockChange,
        "\(label): \(written) comes twice in \(zone.name), where the clocks are set back; write "
          + "\(first.rfc3339) or \(second.rfc3339)"
      )
    case .never(let change, let oldOffset):
      let old = Moment(seconds: change.seconds, offset: oldOffset)
      let new = WrittenDate(day: change.date, time: change.secondOfDay).description
      report(
        .clockChange,
        "\(label): \(written) is skipped in \(zone.name), where the clocks are set forward from "
          + "\(WrittenDate.clock(old.secondOfDay)) to \(WrittenDate.clock(change.secondOfDay)); "
          + "write \(new) or another time"
      )
    }
  }

  /// Reads a time of day, such as `"06:00"`.
  ///
  /// - Returns: Seconds since midnight.
  func timeOfDay() -> Int? {
    let parts = node.scalar?.split(separator: ":", omittingEmptySubsequences: false) ?? []
    let numbers = parts.compactMap { $0.utf8.count <= 2 ? Int($0) : nil }
    guard numbers.count == parts.count, (2...3).contains(numbers.count),
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      parts.joined().utf8.allSatisfy({ (48...57).contains($0) }),
      (0..<24).contains(numbers[0]), numbers.dropFirst().allSatisfy((0..<60).contains)
    else {
      reportType("a time of day like \"06:00\"")
      return nil
    }
    return numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
  }

  /// Reads the name of a time zone, such as `America/New_York`.
  func timeZone() -> Zone? {
    guard let text = text()?.value else { return nil }
    if let zone = TimeZones.zone(named: text) { return zone }
    let suggestion = TimeZones.suggestion(for: text)
    report(
      .badTimeZone,
      "\(label): \(text.quoted) isn't a time zone; "
        + (suggestion.map { "did you mean \($0.quoted)?" } ?? "write one like America/New_York")
    )
    return nil
  }
}
