import RoadcastDates
import RoadcastModel
import Testing

struct DateLanguagesTests {
  @Test(arguments: [
    ("en-us", "November 20, 2026", "Nov 20, 2026", "Friday"),
    ("en", "November 20, 2026", "Nov 20, 2026", "Friday"),
    ("en-gb", "20 November 2026", "20 Nov 2026", "Friday"),
    ("de", "20. November 2026", "20. Nov. 2026", "Freitag"),
    ("es-mx", "20 de noviembre de 2026", "20 nov 2026", "viernes"),
    ("fr", "20 novembre 2026", "20 nov. 2026", "vendredi"),
    ("pl", "20 listopada 2026", "20 lis 2026", "piątek"),
    ("ja", "2026年11月20日", "2026年11月20日", "金曜日"),
    ("zh-cn", "2026年11月20日", "2026年11月20日", "星期五"),
    ("th", "20 พฤศจิกายน 2026", "20 พ.ย. 2026", "วันศุกร์"),
  ])
  func `a date is written as in its language`(
    code: String,
    long: String,
    short: String,
    weekday: String
  ) {
    let words = DateLanguages.words(of: code)
    let date = CivilDate(year: 2026, month: 11, day: 20)
    #expect(words.long(date) == long)
    #expect(words.short(date) == short)
    #expect(words.weekday(of: date) == weekday)
  }

  @Test(arguments: [
    ("2026-11-16", "2026-11-22", "Nov 16–22, 2026"), ("2026-11-16", "2026-11-16", "Nov 16, 2026"),
    ("2026-11-30", "2026-12-06", "Nov 30 – Dec 6, 2026"),
  ])
  func `a span is as short as it can be`(first: String, last: String, text: String) throws {
    let days = try [first, last].map { try Moment.parse($0, dateOffset: 0).get().date }
    #expect(DateWords.english.span(from: days[0], to: days[1]) == text)
  }
}
