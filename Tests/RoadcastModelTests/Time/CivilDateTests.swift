import RoadcastModel
import Testing

struct CivilDateTests {
  @Test(arguments: [
    (1970, 1, 1, 0, 4), (1969, 12, 31, -1, 3), (1900, 3, 1, -25_508, 4), (1600, 2, 29, -135_081, 2),
    (2000, 2, 29, 11_016, 2), (2000, 3, 1, 11_017, 3), (2026, 11, 20, 20_777, 5),
    (2024, 12, 31, 20_088, 2), (2100, 2, 28, 47_540, 7), (2100, 3, 1, 47_541, 1),
  ])
  func `a day has a number, counted from the epoch`(
    year: Int,
    month: Int,
    day: Int,
    days: Int64,
    weekday: Int
  ) {
    let date = CivilDate(year: year, month: month, day: day)
    #expect(date.daysSinceEpoch == days)
    #expect(CivilDate(daysSinceEpoch: days) == date)
    #expect(date.weekday == weekday)
  }

  @Test func `every day of two centuries has the next number`() {
    var (year, month, day) = (1899, 12, 31)
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let first: Int64 = -25_567
    for days in first..<(first + 73_414) {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      if day < lengths[month - 1] + (month == 2 && isLeap ? 1 : 0) {
        day += 1
      } else {
        day = 1
        month = month % 12 + 1
        if month == 1 { year += 1 }
      }
      let date = CivilDate(daysSinceEpoch: days)
      let isRight =
        date == CivilDate(year: year, month: month, day: day) && date.daysSinceEpoch == days
      guard isRight else {
        Issue.record("day \(days) is \(date), not \(year)-\(month)-\(day)")
        return
      }
    }
    #expect((year, month, day) == (2100, 12, 31))
  }

  @Test(arguments: [
    (2026, 2, 29), (1900, 2, 29), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 6, 31),
    (2026, 1, -1),
  ])
  func `a day that doesn't exist has no number`(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day).daysSinceEpoch == nil)
  }

  @Test func `a date is written with leading zeros`() {
    #expect(CivilDate(year: 987, month: 6, day: 5).description == "0987-06-05")
  }
}
