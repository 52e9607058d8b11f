/// How often the show promises an episode.
package enum Cadence: String, Sendable, CaseIterable {
  case daily, weekly, biweekly, monthly

  /// The cadence as a recurrence rule (RFC 5545 §3.3.10), for `podcast:updateFrequency`.
  package var recurrenceRule: String {
    switch self {
    case .daily: "FREQ=DAILY"
    case .weekly: "FREQ=WEEKLY"
    case .biweekly: "FREQ=WEEKLY;INTERVAL=2"
    case .monthly: "FREQ=MONTHLY"
    }
  }

  /// The most days that a period has.
  var longestPeriod: Int {
    switch self {
    case .daily: 1
    case .weekly: 7
    case .biweekly: 14
    case .monthly: 31
    }
  }

  /// The day a number of periods later; at the end of a month, its last day.
  func day(_ day: CivilDate, periodsLater count: Int) -> CivilDate {
    guard self == .monthly else { return day.advanced(by: count * longestPeriod) }
    let month = day.year * 12 + day.month - 1 + count
    var later = CivilDate(year: month / 12, month: month % 12 + 1, day: day.day)
    while later.daysSinceEpoch == nil, later.day > 28 { later.day -= 1 }
    return later
  }
}
