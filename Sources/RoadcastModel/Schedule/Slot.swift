/// One period in which the show promises an episode: a day, a week from Monday, two weeks, a month.
package struct Slot: Sendable, Equatable {
  /// What came of the promise.
  package enum State: String, Sendable, CaseIterable {
    /// An episode went out in it, whatever happened to it since.
    case published
    /// It is over, and none went out.
    case missing
    /// It runs now, none went out yet, and none is to come in what is left of it.
    case due
    /// It is not over, and an episode that has not gone out is dated in what is left of it.
    case planned
    /// It is to come, and nothing is dated in it.
    case open
  }

  /// An episode that is dated in the slot.
  package struct Entry: Sendable, Equatable {
    package var slug: String
    package var title: String
    package var published: Moment
    package var status: EpisodeStatus
  }

  /// The first day.
  package var first: CivilDate

  /// The last day.
  package var last: CivilDate

  package var state: State

  /// Whether it runs now.
  package var isCurrent: Bool

  /// Earliest first; drafts too.
  package var episodes: [Entry]
}

extension Cadence {
  /// The number of the slot that a day is in; slots of two weeks begin with the week of `anchor`.
  func slot(of date: CivilDate, anchor: CivilDate) -> Int {
    switch self {
    case .daily: Int(date.daysSinceEpoch ?? 0)
    case .weekly: Self.week(of: date)
    case .biweekly: Self.floor(Self.week(of: date) - Self.week(of: anchor), by: 2)
    case .monthly: date.year * 12 + date.month - 1
    }
  }

  /// The first day of a slot.
  func firstDay(of slot: Int, anchor: CivilDate) -> CivilDate {
    switch self {
    case .daily: CivilDate(daysSinceEpoch: Int64(slot))
    case .weekly: Self.monday(ofWeek: slot)
    case .biweekly: Self.monday(ofWeek: Self.week(of: anchor) + slot * 2)
    case .monthly:
      CivilDate(
        year: Self.floor(slot, by: 12),
        month: slot - Self.floor(slot, by: 12) * 12 + 1,
        day: 1
      )
    }
  }

  /// Weeks since that of 1970-01-01, which was a Thursday.
  private static func week(of date: CivilDate) -> Int {
    floor(Int(date.daysSinceEpoch ?? 0) + 3, by: 7)
  }

  private static func monday(ofWeek week: Int) -> CivilDate {
    CivilDate(daysSinceEpoch: Int64(week * 7 - 3))
  }

  private static func floor(_ number: Int, by divisor: Int) -> Int {
    number >= 0 ? number / divisor : (number - divisor + 1) / divisor
  }
}

extension CivilDate {
  /// The Monday of this day's week.
  package var monday: CivilDate {
    CivilDate(daysSinceEpoch: (daysSinceEpoch ?? 0) - Int64(weekday - 1))
  }

  /// The day so many days later.
  package func advanced(by days: Int) -> CivilDate {
    CivilDate(daysSinceEpoch: (daysSinceEpoch ?? 0) + Int64(days))
  }
}
