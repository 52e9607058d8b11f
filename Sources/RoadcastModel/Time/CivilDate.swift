/// A day of the Gregorian calendar, without a time zone.
package struct CivilDate: Sendable, Hashable, Comparable {
  package var year: Int
  package var month: Int
  package var day: Int

  package static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day at a number of days after 1970-01-01.
  ///
  /// The calculation uses eras of 400 years that start on 1 March, so that the leap day comes last.
  package init(daysSinceEpoch days: Int64) {
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The years that can be counted with.
  private static let years = -999_999...999_999

  /// Days since 1970-01-01; nil if the month or the day doesn't exist, or the year is out of all bounds.
  package var daysSinceEpoch: Int64? {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
  }

  /// The day of the week, from 1 for Monday to 7 for Sunday (ISO 8601).
  package var weekday: Int {
    let days = daysSinceEpoch ?? 0
    return Int(((days + 3) % 7 + 7) % 7) + 1
  }
}

extension CivilDate {
  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CivilDate: CustomStringConvertible {
  package var description: String { "\(padded(year, 4))-\(padded(month))-\(padded(day))" }
}

extension CivilDate {
  /// The Monday of this day's week.
  package var monday: CivilDate {
    CivilDate(daysSinceEpoch: (daysSinceEpoch ?? 0) - Int64(weekday - 1))
  }

  /// The day a number of days later.
  package func advanced(by days: Int) -> CivilDate {
    CivilDate(daysSinceEpoch: (daysSinceEpoch ?? 0) + Int64(days))
  }
}
