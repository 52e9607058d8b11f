@testable import RoadcastModel
import RoadcastTesting
import Testing

struct CadenceCalendarTests {
  private func lines(_ calendar: CadenceCalendar) -> [String] {
    calendar.slots.map {
      "\($0.first) \($0.last) \($0.state)\($0.isCurrent ? "!" : "") \($0.episodes.map(\.slug).joined(separator: ","))"
    }
  }

  @Test func `weeks are listed from Monday to Sunday, up to the fourth in the future`() throws {
    let calendar = CadenceCalendar(
      of: try EpisodeDraft.plan(
        .weekly,
        now: "2026-11-24T12:00:00Z",
        ["2026-11-06T06:00:00Z", "2026-11-20T06:00:00Z", "2026-12-03T06:00:00Z?"]
      )
    )
    #expect(
      lines(calendar) == [
        "2026-11-02 2026-11-08 published e0", "2026-11-09 2026-11-15 missing ",
        "2026-11-16 2026-11-22 published e1", "2026-11-23 2026-11-29 due! ",
        "2026-11-30 2026-12-06 planned e2", "2026-12-07 2026-12-13 open ",
        "2026-12-14 2026-12-20 open ", "2026-12-21 2026-12-27 open ",
      ]
    )
    #expect(calendar.nextEmpty?.first.description == "2026-11-23")
  }

  @Test(arguments: [
    (Cadence.daily, "2026-11-19 2026-11-19"), (.weekly, "2026-11-16 2026-11-22"),
    (.biweekly, "2026-11-16 2026-11-29"), (.monthly, "2026-11-01 2026-11-30"),
  ])
  func `a slot is a day, a week, two weeks from the first episode's, or a month`(
    cadence: Cadence,
    span: String
  ) throws {
    let calendar = CadenceCalendar(
      of: try EpisodeDraft.plan(cadence, now: "2026-11-20T12:00:00Z", ["2026-11-19T06:00:00Z"])
    )
    #expect(lines(calendar).first?.hasPrefix("\(span) published") == true)
  }

  @Test func `months follow one another without a gap, at the end of a year too`() throws {
    let calendar = CadenceCalendar(
      of: try EpisodeDraft.plan(.monthly, now: "2027-03-15T00:00:00Z", ["2026-11-20T06:00:00Z"])
    )
    for (slot, next) in zip(calendar.slots, calendar.slots.dropFirst()) {
      #expect(slot.last.advanced(by: 1) == next.first)
    }
    #expect(calendar.slots.map(\.first.description).contains("2027-01-01"))
    #expect(calendar.missing.count == 3)
  }

  @Test
  func `an episode is in the slot of its author's date, and the present day is the author's too`()
    throws
  {
    // Sunday evening in New York is Monday in Greenwich.
    let calendar = CadenceCalendar(
      of: try EpisodeDraft.plan(.weekly, now: "2026-11-23T03:00:00Z", ["2026-11-22T20:00:00-05:00"])
    )
    #expect(calendar.today.description == "2026-11-22")
    #expect(lines(calendar).first == "2026-11-16 2026-11-22 published! e0")
  }

  @Test func `a show that starts next month has missed nothing`() throws {
    let plan = try EpisodeDraft.plan(
      .weekly,
      now: "2026-11-24T12:00:00Z",
      ["2026-12-18T06:00:00Z?"]
    )
    let calendar = CadenceCalendar(of: plan)
    #expect(calendar.missing == [])
    #expect(calendar.slots.first?.state == .planned)
  }

  @Test func `a show without a cadence or an episode has no slots`() throws {
    for plan in [
      try EpisodeDraft.plan(nil, now: "2026-11-24T12:00:00Z", ["2024-12-18T06:00:00Z"]),
      try EpisodeDraft.plan(.weekly, now: "2026-11-24T12:00:00Z", []),
    ] {
      #expect(CadenceCalendar(of: plan).missing == [])
    }
  }

  @Test func `a daily show since 1990 is listed from a later day, up to now`() throws {
    let calendar = CadenceCalendar(
      of: try EpisodeDraft.plan(.daily, now: "2026-11-24T12:00:00Z", ["1990-01-01T06:00:00Z"])
    )
    #expect(calendar.slots.count == 5_005)
    #expect(calendar.slots.last?.first.description == "2026-11-28")
  }

  @Test func `overdue episodes are listed longest overdue first, without expired ones`() throws {
    var plan = try EpisodeDraft.plan(
      .weekly,
      now: "2026-11-24T12:00:00Z",
      ["2026-11-01T06:00:00Z", "2026-11-10T06:00:00Z?", "2026-10-01T06:00:00Z"]
    )
    let place = plan.episodes[0].episode.location
    plan.episodes[0].episode.reviewBy = Located(try moment("2026-11-20T12:00:00Z"), at: place)
    plan.episodes[2].episode.reviewBy = Located(try moment("2026-10-20T12:00:00Z"), at: place)
    plan.episodes[2].episode.expires = Located(try moment("2026-11-20T12:00:00Z"), at: place)
    let stale = CadenceCalendar(of: plan).stale
    #expect(stale.map(\.slug) == ["e1", "e0"])
    #expect(stale.map(\.days) == [14, 4])
    #expect(stale.map(\.reason) == [.draftOverdue, .reviewOverdue])
  }
}
