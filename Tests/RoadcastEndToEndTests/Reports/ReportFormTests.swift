import Foundation
import RoadcastTesting
import Testing

/// What all reports share: their options, and their forms for people, spreadsheets and scripts.
struct ReportFormTests {
  @Test(arguments: [["report", "lengths"], ["report", "tags"], ["calendar"]])
  func `the keys of every object are sorted`(command: [String]) throws {
    let workspace = try ReportedWorkspace.copy()
    try workspace.write(
      "title: Due\npublished: 2026-11-30T06:00:00Z\ndraft: true\n",
      to: "episodes/5-due/episode.yml"
    )
    let outcome = try workspace.command(command + ["--json"]).run()
    _ = try outcome.object()
    // The last key at each depth.
    var last: [Substring] = []
    for line in outcome.stdout.split(separator: "\n") {
      let depth = line.prefix { $0 == " " }.count / 2
      last.removeLast(max(0, last.count - depth - 1))
      guard let end = line.range(of: "\" : ") else { continue }
      let key = line[..<end.lowerBound].drop { " \"".contains($0) }
      while last.count <= depth { last.append("") }
      #expect(last[depth] < key)
      last[depth] = key
    }
  }

  @Test(arguments: [
    (["report", "lengths", "--audience", "wset"], "no audience \"wset\"; did you mean \"west\"?"),
    (["report", "lengths", "--audience", "mars"], "no audience \"mars\"; show.yml has west, all"),
    (["search", "tag:mood=good"], "no facet \"mood\"; show.yml has kind, outcome, territory"),
    (["search", "tag:kind=poetry"], "no tag \"poetry\" in facet \"kind\"; it has news, training"),
    (["check", "nothing-like-it"], "no episode \"nothing-like-it\"; `roadcast check` lists all"),
    (
      ["report", "lengths", "--fail-on", "late,early"], "\"early\" isn't one of over, under, target"
    ),
    (["report", "tags", "--since", "yesterday"], "write a date such as 2026-10-01"),
    (["report", "tags", "--csv", "--json"], "--csv and --json can't be used together"),
  ])
  func `wrong options exit with status 64 and say what's wrong`(
    arguments: [String],
    message: String
  ) throws {
    let workspace = try ReportedWorkspace.copy()
    let outcome = try workspace.command(arguments).run()
    #expect(outcome.end == .exited(64))
    #expect(outcome.stderr.contains(message), "\(outcome.stderr)")
  }

  @Test func `dates are in the show's time zone`() throws {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        cadence: weekly
        timezone: America/New_York
        facets: { kind: [news] }

        """
    )
    // Sunday evening in New York.
    try workspace.addEpisode(
      "one",
      published: "2026-11-23T03:00:00Z",
      manifest: "tags: { kind: news }\n",
      recordings: ["01.wav": .tone(seconds: 2)]
    )
    let calendar = try workspace.run("calendar", "--now", "2026-11-30T04:00:00Z")
    #expect(calendar.stdout.contains("   Nov 16–22, 2026       published  Episode one\n"))
    #expect(calendar.stdout.contains("▸  Nov 23–29, 2026       due\n"))
    let lengths = try workspace.run("report", "lengths", "--csv")
    #expect(lengths.stdout.contains("one,Episode one,2026-11-22 22:00:00,"))
    let tags = try workspace.run("report", "tags")
    #expect(tags.stdout.contains(/kind +1 +Nov 22, 2026 +1 +news/))
  }

  @Test func `no CSV cell is a formula, and no text leaves its cell`() throws {
    let workspace = try SampleWorkspace()
    let titles = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =2", "＝1", "a\"b,c;=d"]
    for (index, title) in titles.enumerated() {
      let quoted = title.replacing("'", with: "''")
      try workspace.addRecording("episodes/e\(index)/01.wav", WAV.tone().bytes)
      try workspace.write(
        "title: '\(quoted)'\npublished: 2026-11-0\(index + 1)T06:00:00Z\n",
        to: "episodes/e\(index)/episode.yml"
      )
    }
    let csv = try workspace.run("report", "lengths", "--csv").stdout
    let cells = csv.split(separator: "\r\n").dropFirst().map {
      String($0.drop { $0 != "," }.dropFirst())
    }
    let expected = [
      "\"a\"\"b,c;=d\",", "'＝1,", "'=2,", "'@SUM(A1),", "'-2+3,", "\"'+cmd|' /C calc'!A0\",",
      "'=1+1,",
    ]
    #expect(cells.count == expected.count)
    for (cell, start) in zip(cells, expected) { #expect(cell.hasPrefix(start), "\(cell)") }
  }

  @Test func `titles that are wide, long or right-to-left don't break the table`() throws {
    let workspace = try SampleWorkspace()
    let titles = [
      "שלום לכולם", "歩く人" + String(repeating: "、歩く", count: 60), "e\u{301}" + "🎙️👩‍🚀",
      String(repeating: "W", count: 255), "a \u{202E} b",
    ]
    for (index, title) in titles.enumerated() {
      try workspace.addRecording("episodes/e\(index)/01.wav", WAV.tone().bytes)
      try workspace.write(
        "title: \"\(title)\"\npublished: 2026-11-0\(index + 1)T06:00:00Z\n",
        to: "episodes/e\(index)/episode.yml"
      )
    }
    for arguments in [["report", "lengths"], ["calendar"], ["report", "tags"]] {
      let text = try workspace.command(arguments).run().stdout
      for line in text.split(separator: "\n") { #expect(line.count <= 80) }
      #expect(!text.unicodeScalars.contains("\u{202E}"))
    }
    let lengths = try workspace.run("report", "lengths").stdout
    #expect(lengths.contains("\u{2068}שלום לכולם\u{2069}"))
    let json = try workspace.run("report", "lengths", "--json")
    #expect(json.disturbances == [])
    let titlesRead = try #require(try json.object()["episodes"] as? [[String: Any]])
      .compactMap { $0["title"] as? String }
    #expect(Set(titlesRead) == Set(titles))
  }

  @Test func `a workspace without episodes has empty reports`() throws {
    let workspace = try SampleWorkspace()
    #expect(try workspace.run("report", "lengths").stdout == "No episodes published yet.\n")
    #expect(try workspace.run("report", "tags").stdout == "No tags to show.\n")
    #expect(try workspace.run("calendar").end == .exited(0))
  }
}
