import RoadcastTesting
import Testing

/// `calendar`: past and planned episodes, compared with the show's schedule.
struct CalendarTests {
  @Test func `the calendar shows published, missing, due and planned weeks`() throws {
    let workspace = try ReportedWorkspace.copy()
    let document = try workspace.run("calendar", "--json").object()
    let slots = try #require(document["slots"] as? [[String: Any]])
    #expect(
      slots.map { "\($0["first"] ?? "") \($0["state"] ?? "")" } == [
        "2026-11-02 published", "2026-11-09 missing", "2026-11-16 published",
        "2026-11-23 published", "2026-11-30 planned", "2026-12-07 open", "2026-12-14 open",
        "2026-12-21 open", "2026-12-28 open",
      ]
    )
    let later = try workspace.run("calendar", "--now", "2026-12-05T00:00:00Z")
    #expect(later.stdout.contains(/▸  Nov 30 – Dec 6, 2026 +due +Planned \(draft\)/))
    #expect(later.stdout.contains("still a draft  4-planned"))
    #expect(later.rules.isSuperset(of: ["overdue-draft", "empty-slot", "missed-slot"]))
  }

  @Test func `an overdue review shows the days since its date`() throws {
    let workspace = try ReportedWorkspace.copy()
    for (slug, moment) in [
      ("a", "2026-11-29"), ("b", "2026-11-30T23:00:00Z"), ("c", "2026-12-01T11:00:00Z"),
      ("d", "2026-12-01T00:30:00+14:00"),
    ] {
      try workspace.write(
        "title: \(slug)\npublished: 2026-11-27T06:00:00Z\nreview_by: \(moment)\nsegments: []\n",
        to: "episodes/\(slug)/episode.yml"
      )
    }
    let calendar = try workspace.run("calendar", "--json")
    let reviews = calendar.diagnostics.filter { $0.hasSuffix("[review-overdue]") }.map {
      $0.split(separator: ": ")[2].split(separator: ";")[0]
    }
    #expect(
      reviews == [
        "its review is 2 days overdue", "its review is 1 day overdue", "its review is due today",
        "its review is 1 day overdue",
      ]
    )
    let stale = try #require(try calendar.object()["stale"] as? [[String: Any]])
    #expect(stale.map { $0["slug"] as? String } == ["a", "d", "b", "c"])
    #expect(stale.map { $0["days"] as? Int } == [2, 1, 1, 0])
  }

  @Test func `the calendar reads no recordings and pictures, and reports problems of manifests`()
    throws
  {
    let workspace = try SampleWorkspace(show: SampleWorkspace.shortLength + "cadence: weekly\n")
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    try workspace.write("no sound at all", to: "episodes/one/01.wav")
    try workspace.write("title: x\nnumbr: 1\n", to: "episodes/two/episode.yml")
    let outcome = try workspace.run("calendar", "--json")
    #expect(outcome.end == .exited(0))
    let diagnostics = try #require(try outcome.object()["diagnostics"] as? [[String: Any]])
    #expect(
      diagnostics.compactMap { $0["rule"] as? String }.filter {
        $0 != "missed-slot" && $0 != "empty-slot"
      }
        == ["missing-key", "unknown-key"]
    )
    #expect(workspace.names == ["episodes"])
    #expect(try workspace.run("report", "lengths").stderr.contains("episodes/one/01.wav"))
  }
}
