/// How a show's dates are read and shown.
package struct DateRules: Sendable, Equatable {
  /// The time of day of an episode whose date has no time, unless the show has another.
  package static let standardTime = 6 * 3_600

  /// The show's time zone; nil if its manifest has none.
  ///
  /// Dates without an offset are then in UTC, and those with one are shown with it.
  package var zone: Zone?

  /// The time of day that an episode's date without a time means: seconds since midnight.
  package var publishTime = DateRules.standardTime

  /// How the show's language writes dates.
  package var words = DateWords.english

  package init(zone: Zone? = nil, publishTime: Int = DateRules.standardTime) {
    self.zone = zone
    self.publishTime = publishTime
  }

  /// The zone in which a date without an offset is read.
  package var readingZone: Zone { zone ?? .utc }

  /// A moment as it's shown: in the show's time zone, if it has one.
  package func shown(_ moment: Moment) -> Moment { zone?.moment(moment) ?? moment }

  /// An episode's date as people write it in a manifest: `2026-11-20`, or `2026-11-20 06:30`.
  ///
  /// Where the clocks show that time twice, the offset is added.
  package func text(of moment: Moment) -> String {
    let local = readingZone.moment(moment)
    let day = local.date
    guard case .once = readingZone.reading(on: day, at: local.secondOfDay) else {
      return local.rfc3339
    }
    let isUsual = local.secondOfDay == publishTime
    return WrittenDate(day: day, time: isUsual ? nil : local.secondOfDay).description
  }

  /// The date of a published episode in a form that its manifest can have.
  package func form(of moment: Moment) -> String {
    zone == nil && moment.offset != 0 ? moment.rfc3339 : text(of: moment)
  }

  /// The moment at which an episode of a day is published.
  ///
  /// Where the clocks are set forward past that time, it's the moment at which they are.
  package func publication(on day: CivilDate) -> Moment {
    readingZone.reading(on: day, at: publishTime).first
  }

  /// A moment that's earlier by a number of seconds, as it's shown.
  ///
  /// Whole days are days of the show's time zone: they keep the time of day when the clocks are changed in
  /// between.
  package func moment(_ seconds: Int64, before moment: Moment) -> Moment {
    let day: Int64 = 86_400
    guard seconds > 0 else { return moment }
    guard let zone, seconds % day == 0 else { return shown(moment.advanced(by: -seconds)) }
    let local = zone.moment(moment)
    return zone.reading(
      on: local.date.advanced(by: -Int(seconds / day)),
      at: local.secondOfDay
    ).first
  }

  /// The first moment of the day of a moment.
  package func startOfDay(of moment: Moment) -> Moment {
    guard let zone else {
      return Moment(on: moment.date, at: 0, offset: moment.offset)
    }
    return zone.start(of: zone.moment(moment).date)
  }
}
