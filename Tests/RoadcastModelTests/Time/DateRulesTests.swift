import RoadcastModel
import RoadcastTesting
import Testing

struct DateRulesTests {
  /// Two hours ahead in summer, from the end of March to the end of October 2026.
  private let zone = Zone(
    name: "Test/City",
    offset: 60,
    changes: [
      Zone.Change(seconds: 1_774_746_000, offset: 120),
      Zone.Change(seconds: 1_792_890_000, offset: 60),
    ]
  )

  @Test func `clocks show most times once, and some twice or never`() throws {
    let march = CivilDate(year: 2026, month: 3, day: 29)
    let october = CivilDate(year: 2026, month: 10, day: 25)
    #expect(zone.reading(on: march, at: 7_199) == .once(try moment("2026-03-29T01:59:59+01:00")))
    let change = try moment("2026-03-29T03:00:00+02:00")
    #expect(zone.reading(on: march, at: 7_200) == .never(change: change, oldOffset: 60))
    #expect(zone.reading(on: march, at: 10_799) == .never(change: change, oldOffset: 60))
    #expect(zone.reading(on: march, at: 10_800) == .once(change))
    #expect(zone.reading(on: october, at: 7_199) == .once(try moment("2026-10-25T01:59:59+02:00")))
    let twice = Zone.Reading.twice(
      try moment("2026-10-25T02:00:00+02:00"),
      try moment("2026-10-25T02:00:00+01:00")
    )
    #expect(zone.reading(on: october, at: 7_200) == twice)
    #expect(
      zone.reading(on: october, at: 10_800) == .once(try moment("2026-10-25T03:00:00+01:00"))
    )
  }

  @Test(arguments: [
    ("2026-11-20T05:00:00Z", "2026-11-20"), ("2026-07-20T04:00:00Z", "2026-07-20"),
    ("2026-11-20T17:30:00Z", "2026-11-20 18:30"),
    ("2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00"),
  ])
  func `a date is written as people write it`(text: String, form: String) throws {
    #expect(DateRules(zone: zone).text(of: try moment(text)) == form)
  }

  @Test func `whole days keep the time of day, and hours don't`() throws {
    let rules = DateRules(zone: zone)
    let date = try moment("2026-10-26T06:00:00+01:00")
    #expect(try rules.moment(86_400, before: date) == moment("2026-10-25T06:00:00+01:00"))
    #expect(try rules.moment(2 * 86_400, before: date) == moment("2026-10-24T06:00:00+02:00"))
    #expect(try rules.moment(47 * 3_600, before: date) == moment("2026-10-24T08:00:00+02:00"))
    #expect(try DateRules().moment(2 * 86_400, before: date) == moment("2026-10-24T06:00:00+01:00"))
    #expect(rules.moment(0, before: date) == date)
  }
}
