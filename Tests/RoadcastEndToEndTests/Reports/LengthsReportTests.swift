import Foundation
import RoadcastTesting
import Testing

/// `report lengths`: how long each version of each episode is, and whether that's what was agreed.
struct LengthsReportTests {
  @Test func `the JSON has the exact length of each feed's version`() throws {
    let workspace = try ReportedWorkspace.copy()
    let outcome = try workspace.run("report", "lengths", "--json")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(outcome.rules.contains("too-long"))
    let document = try outcome.object()
    let episodes = try #require(document["episodes"] as? [[String: Any]])
    #expect(episodes.map { $0["slug"] as? String } == ["3-third", "2-second", "1-first"])
    #expect(episodes.map { $0["status"] as? String } == ["published", "published", "expired"])
    let programmes = try #require(episodes[1]["programmes"] as? [[String: Any]])
    #expect(programmes.map { $0["audience"] as? String } == [nil, "west", "all"])
    #expect(
      programmes.map { $0["verdict"] as? String } == ["on-target", "above-target", "on-target"]
    )

    // The lengths of the same versions, as ffmpeg decodes them.
    try workspace.remove("episodes/3-third")
    let built = try workspace.document("build")
    let published = try #require(built.episode("2-second"))
    for (programme, cut) in zip(programmes, published.programmes) {
      #expect(programme["duration"] as? Double == cut.duration)
    }
    let seconds = try workspace.published(".mp3").map { path in
      Double(try FFmpeg.decode(path)[0].count) / 44_100
    }
    let said = Set(programmes.compactMap { $0["duration"] as? Double })
    for length in said {
      #expect(seconds.contains { abs($0 - length) < 0.000_6 }, "\(seconds) \(length)")
    }
    let diagnostics = try #require(document["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.contains { $0["rule"] as? String == "missed-slot" })
  }

  @Test func `the table fits the terminal's width and shows equal versions once`() throws {
    let workspace = try ReportedWorkspace.copy()
    let outcome = try workspace.run("report", "lengths")
    #expect(outcome.end == .exited(0))
    let lines = outcome.stdout.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines[1].contains("5.0 s"))
    #expect(lines[1].contains("1.0 s over 0:04"))
    #expect(lines.contains { $0.contains("    main, all: 100% Welcome") })
    #expect(lines.contains { $0.hasPrefix("trend   ") })
    #expect(lines.last?.hasSuffix("Dana") == true)
  }

  @Test func `an episode that expires before its date was never published`() throws {
    let workspace = try ReportedWorkspace.copy()
    try workspace.addEpisode(
      "0-never",
      published: "2026-11-13T06:00:00Z",
      manifest: "expires: 2026-11-13\n",
      recordings: ["01.wav": .tone(seconds: 2)]
    )
    let lengths = try workspace.run("report", "lengths", "--csv")
    #expect(lengths.rules.contains("expires-early"))
    #expect(!lengths.stdout.contains("0-never"))
    let calendar = try workspace.run("calendar", "--csv")
    #expect(calendar.rules.contains("expires-early"))
    #expect(calendar.stdout.contains("2026-11-09,2026-11-15,missing,0-never,Episode 0-never\r\n"))
  }

  @Test func `--since leaves out earlier episodes and missed slots`() throws {
    let workspace = try ReportedWorkspace.copy()
    let outcome = try workspace.run(
      "report",
      "lengths",
      "--since",
      "2026-11-20",
      "--fail-on",
      "late",
      "--csv"
    )
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    let rows = outcome.stdout.split(separator: "\r\n")
    // A row for each version: of the second episode, the west has its own.
    #expect(rows.count == 1 + 1 + 2)
    // The mark tells Excel that it's UTF-8.
    #expect(rows[0].hasPrefix("\u{FEFF}slug,title,published,in_feed,audiences,seconds,verdict,"))
    #expect(
      rows[1].hasPrefix(
        "3-third,Episode 3-third,2026-11-27 06:00:00,,\"main; west; all\",5,too-long,1,3,"
      )
    )
    #expect(rows[2].contains(",\"main; all\",1,on-target,"))
    #expect(rows[3].contains(",west,3.62,above-target,"), "\(rows[3])")
  }

  @Test func `a broken episode doesn't keep the others from the report`() throws {
    let workspace = try ReportedWorkspace.copy()
    try workspace.remove("episodes/2-second/01.wav")
    try workspace.write("title: [", to: "episodes/5-broken/episode.yml")
    let outcome = try workspace.run("report", "lengths")
    #expect(outcome.end == .exited(0))
    #expect(outcome.rules.isSuperset(of: ["missing-file", "yaml-syntax"]))
    #expect(outcome.stdout.contains("not measured, because of errors: 2-second"))
    #expect(outcome.stdout.contains("1-first") || outcome.stdout.contains("Episode 1-first"))
    let failing = try workspace.run("report", "lengths", "--fail-on", "under")
    #expect(failing.end == .exited(1))
    #expect(failing.stderr.contains("under: 2-second can't be measured"))

    try workspace.write("title: Road", to: "episodes/show.yml")
    #expect(try workspace.run("report", "lengths").end == .exited(1))
  }
}
