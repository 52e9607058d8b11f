import Foundation
import RoadcastTesting
import Testing

/// Reports after a build: what listeners got, apart from what is only in the manifests.
struct ReleasedReportTests {
  /// Two weekly episodes in `feed/`, and a third whose date has come since the build.
  private static let original = Result {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        cadence: weekly
        facets: { kind: [news, training] }

        """
    )
    for (slug, day) in [("1-first", "06"), ("2-second", "13"), ("3-third", "20")] {
      try workspace.addEpisode(
        slug,
        published: "2026-11-\(day)T06:00:00Z",
        manifest: "tags: { kind: \(slug == "3-third" ? "training" : "news") }\n",
        recordings: ["01.wav": .tone(seconds: 2)]
      )
    }
    let outcome = try workspace.run("build", "--now", "2026-11-14T00:00:00Z")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    return workspace
  }

  private let now = ["--now", "2026-11-21T12:00:00Z"]

  private func run(_ arguments: String..., status: Int32 = 0) throws -> Outcome {
    let workspace = try SampleWorkspace(copying: Self.original.get())
    let outcome = try workspace.command(arguments + now).run()
    #expect(outcome.end == .exited(status), "\(outcome.stderr)")
    return outcome
  }

  @Test func `an episode that no feed contains is apart in the calendar`() throws {
    let text = try run("calendar").stdout
    #expect(text.contains("Nov 9–15, 2026        published  Episode 2-second\n"))
    #expect(
      text.contains("Nov 16–22, 2026       waiting    Episode 3-third (not in the feed)\n")
    )
    #expect(
      text.contains(
        "2 of 3 weekly slots have an episode; 1 has one that isn't in the feed\n"
      )
    )
    #expect(text.contains(/Nov 20, 2026 +1 +not in the feed +3-third/))
  }

  @Test func `an episode that no feed contains counts in no figure`() throws {
    let lengths = try run("report", "lengths").stdout
    #expect(lengths.contains("not in the feed, so not counted: 3-third"))
    #expect(!lengths.contains("Episode 3-third") && !lengths.contains("training"))
    let document = try JSONValue(try run("report", "lengths", "--json").output)
    let episodes = try #require(document.object?["episodes"]?.list)
    #expect(
      episodes.map { $0.object?["slug"] } == [
        .text("3-third"), .text("2-second"), .text("1-first"),
      ]
    )
    #expect(episodes.map { $0.object?["inFeed"] } == [.flag(false), .flag(true), .flag(true)])
    let tags = try run("report", "tags", "--csv").stdout
    #expect(tags.contains("kind,training,0,,,\r\n"))
    #expect(tags.contains("kind,news,2,2026-11-13 06:00:00,1,2-second\r\n"))
    let csv = try run("report", "lengths", "--csv").stdout
    #expect(csv.contains("3-third,Episode 3-third,2026-11-20 06:00:00,no,main,2,"))
  }

  @Test func `an episode that no feed contains is late, and its length still counts for a job`()
    throws
  {
    let late = try run("report", "lengths", "-q", "--fail-on", "late", status: 1)
    #expect(late.stderr.hasSuffix("late: 3-third isn't in the feed; run `roadcast build`\n"))
    let workspace = try SampleWorkspace(copying: Self.original.get())
    try workspace.addRecording("episodes/3-third/01.wav", WAV.tone(seconds: 0.5).bytes)
    let under = try workspace.command(["report", "lengths", "--fail-on", "under"] + now).run()
    #expect(under.end == .exited(1))
    #expect(under.stderr.contains("under: 3-third runs 0.5 s"))
  }

  @Test func `without a feed, the calendar says that it goes by the manifests`() throws {
    let workspace = try SampleWorkspace(copying: Self.original.get())
    try workspace.remove("feed")
    let text = try workspace.command(["calendar"] + now).run().stdout
    #expect(
      text.contains(
        "3 of 3 weekly slots have an episode by the manifests; what listeners got isn't known before a build\n"
      )
    )
    #expect(!text.contains("not in the feed"))
  }

  @Test func `the page shows what waits, and the next episode that's planned`() throws {
    let workspace = try SampleWorkspace(copying: Self.original.get())
    try workspace.write(
      "title: Planned\npublished: 2026-12-11T06:00:00Z\ndraft: true\n",
      to: "episodes/4-planned/episode.yml"
    )
    let path = workspace.path("report.html")
    #expect(try workspace.command(["calendar", "--html", path] + now).run().end == .exited(0))
    let page = try workspace.text("report.html")
    #expect(page.contains("<p class=\"value\">2 of 3</p>"))
    #expect(page.contains("weeks with a briefing; 1 more not in the feed"))
    #expect(page.contains("<bdi>Episode 3-third</bdi></th><td>not in the feed</td>"))
    #expect(page.contains("2 briefings since"))
    #expect(!page.contains("Nothing planned"))
    #expect(page.contains("still a draft: <bdi>Planned</bdi>"))
    #expect(page.contains("nothing planned for"))
  }

  @Test func `a missed slot is late for four weeks, or since the day that --since names`() throws {
    let workspace = try SampleWorkspace(copying: Self.original.get())
    func status(_ more: String...) throws -> Outcome.End {
      try workspace.command(["report", "lengths", "-q", "--fail-on", "late"] + more).run().end
    }
    // All three are in the feed, and the week from 11-23 was missed.
    #expect(try workspace.run("build").end == .exited(0))
    for day in ["2026-12-04", "2026-12-11", "2026-12-18", "2026-12-25"] {
      try workspace.addEpisode(
        day,
        published: "\(day)T06:00:00Z",
        recordings: ["01.wav": .tone(seconds: 2)]
      )
    }
    #expect(try workspace.run("build", "--now", "2026-12-27T12:00:00Z").end == .exited(0))
    #expect(try status("--now", "2026-12-27T12:00:00Z") == .exited(1))
    #expect(try status("--now", "2026-12-28T12:00:00Z") == .exited(0))
    #expect(
      try status("--now", "2026-12-28T12:00:00Z", "--since", "2026-11-01") == .exited(1)
    )
  }

  @Test func `equal lengths have no trend`() throws {
    let workspace = try SampleWorkspace()
    for (index, day) in ["2026-10-02", "2026-10-09", "2026-11-20"].enumerated() {
      try workspace.addEpisode(
        "e\(index)",
        published: "\(day)T06:00:00Z",
        // A difference that nobody hears or reads.
        recordings: ["01.wav": .tone(seconds: 2 + Double(index) / 100)]
      )
    }
    let text = try workspace.run("report", "lengths").stdout
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("trend   ") })
    #expect(Set(line.dropFirst("trend   ".count)).count == 1, "\(line)")
    #expect(text.contains("(no change)"))
  }

  @Test func `a segment has the same share in check and in the report`() throws {
    let workspace = try SampleWorkspace(
      show: """
        length: { min: "0:01", max: "0:05", target: ["0:01", "0:05"] }
        sound: { gap: 2 }

        """
    )
    try workspace.addEpisode(
      "one",
      recordings: ["01.wav": .tone(seconds: 2), "02.wav": .tone(500, seconds: 4)]
    )
    let outcome = try workspace.run("report", "lengths")
    #expect(outcome.stderr.contains("(01.wav 33%, 02.wav 67%)"), "\(outcome.stderr)")
    #expect(outcome.stdout.contains("33% 01, 67% 02"), "\(outcome.stdout)")
  }
}
