import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastChecks

/// `MissedSlot` and `EmptySlot`.
struct SlotChecksTests {
  @Test func `several missed slots are one warning, about the last of them`() throws {
    let plan = try EpisodeDraft.plan(
      .weekly,
      now: "2026-11-24T12:00:00Z",
      ["2026-10-01T06:00:00Z?", "2026-11-26T06:00:00Z?", "2026-12-04T06:00:00Z?"]
    )
    #expect(
      MissedSlot().diagnostics(in: plan).map(\.message) == [
        "`cadence: weekly`: no episode was published from Nov 16, 2026 to Nov 22, 2026, nor in "
          + "7 slots before it; `roadcast calendar` shows every slot"
      ]
    )
    #expect(EmptySlot().diagnostics(in: plan) == [])
  }

  @Test func `a show that starts next month has missed nothing`() throws {
    let plan = try EpisodeDraft.plan(
      .weekly,
      now: "2026-11-24T12:00:00Z",
      ["2026-12-18T06:00:00Z?"]
    )
    #expect(MissedSlot().diagnostics(in: plan) == [])
  }

  @Test func `without a cadence or an episode there is no warning`() throws {
    for plan in [
      try EpisodeDraft.plan(nil, now: "2026-11-24T12:00:00Z", ["2024-12-18T06:00:00Z"]),
      try EpisodeDraft.plan(.weekly, now: "2026-11-24T12:00:00Z", []),
    ] {
      #expect(MissedSlot().diagnostics(in: plan) == [])
      #expect(EmptySlot().diagnostics(in: plan) == [])
    }
  }
}
