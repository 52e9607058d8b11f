import RoadcastModel
import Testing

struct CadenceNextDayTests {
  private func date(_ text: String) throws -> CivilDate {
    try Moment.parse(text, dateOffset: 0).get().date
  }

  @Test(
    arguments: [
      (Cadence.daily, "2026-11-20", "2026-11-20", [], "2026-11-21"),
      (.weekly, "2026-11-20", "2026-11-20", [], "2026-11-27"),
      (.weekly, "2026-11-20", "2026-11-27", [], "2026-12-04"),
      (.weekly, "2026-11-20", "2026-11-26", [], "2026-11-27"),
      (.weekly, "2026-11-20", "2026-11-21", ["2026-11-25"], "2026-12-04"),
      (.weekly, "2026-12-04", "2026-11-20", ["2026-12-11"], "2026-12-18"),
      (.weekly, "1990-01-01", "2026-11-20", [], "2026-11-23"),
      (.biweekly, "2026-11-20", "2026-11-28", [], "2026-12-04"),
      (.monthly, "2026-01-31", "2026-02-01", [], "2026-02-28"),
      (.monthly, "2026-11-20", "2026-12-24", [], "2027-01-20"),
    ] as [(Cadence, String, String, [String], String)]
  )
  func `the next day is the first free one of the cadence after today`(
    cadence: Cadence,
    last: String,
    today: String,
    taken: [String],
    next: String
  ) throws {
    let found = cadence.nextDay(
      after: try date(last),
      taken: try taken.map(date) + [try date(last)],
      today: try date(today)
    )
    #expect(found.description == next)
  }
}
