import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastChecks

struct EmptySlotTests {
  @Test func `a cadence never kept is one warning for the last slot`() throws {
    let plan = try EpisodeDraft.plan(
      .weekly,
      now: "2026-11-24T12:00:00Z",
      ["2026-10-01T06:00:00Z?", "2026-11-26T06:00:00Z?", "2026-12-04T06:00:00Z?"]
    )
    #expect(
      EmptySlot().diagnostics(in: plan).map(\.message) == [
        "`cadence: weekly`: nothing went out from 2026-11-16 to 2026-11-22, and in 7 such before it; "
          + "`roadcast calendar` tells every one"
      ]
    )
  }

  @Test func `a show that begins next month has missed nothing`() throws {
    let plan = try EpisodeDraft.plan(
      .weekly,
      now: "2026-11-24T12:00:00Z",
      ["2026-12-18T06:00:00Z?"]
    )
    #expect(EmptySlot().diagnostics(in: plan) == [])
  }

  @Test func `without a cadence or an episode there is no warning`() throws {
    for plan in [
      try EpisodeDraft.plan(nil, now: "2026-11-24T12:00:00Z", ["2024-12-18T06:00:00Z"]),
      try EpisodeDraft.plan(.weekly, now: "2026-11-24T12:00:00Z", []),
    ] {
      #expect(EmptySlot().diagnostics(in: plan) == [])
    }
  }
}
