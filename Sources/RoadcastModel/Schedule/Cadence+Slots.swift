extension Cadence {
  /// The number of the slot that contains a day.
  ///
  /// - Parameters:
  ///   - date: the day.
  ///   - anchor: a day in whose week a slot of two weeks starts.
  /// - Returns: a number that is one more for the next slot.
  func slot(of date: CivilDate, anchor: CivilDate) -> Int {
    switch self {
    case .daily: Int(date.daysSinceEpoch ?? 0)
    case .weekly: Self.week(of: date)
    case .biweekly: Self.floor(Self.week(of: date) - Self.week(of: anchor), by: 2)
    case .monthly: date.year * 12 + date.month - 1
    }
  }

  /// The first day of a slot.
  ///
  /// - Parameters:
  ///   - slot: the slot's number.
  ///   - anchor: as in ``slot(of:anchor:)``.
  /// - Returns: the day.
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

  /// The number of weeks since the week of 1970-01-01, which was a Thursday.
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
