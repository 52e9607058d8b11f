import Foundation
import RoadcastTesting
import Testing

/// `report` and `calendar` in whole workspaces.
struct ReportTests {
  /// Three weekly episodes of tones, of which one is too long and one has a segment for the west.
  private static let original = Result {
    let workspace = try SampleWorkspace(
      show: """
        length: { min: "0:01", max: "0:04", target: ["0:01", "0:02"] }
        cadence: weekly
        facets: { kind: [news, training], outcome: [retention, expansion], territory: [west] }
        audiences: { west: { title: West, only: { territory: west } }, all: { title: All } }

        """
    )
    try workspace.addEpisode(
      "1-first",
      published: "2026-11-06T06:00:00Z",
      manifest: "tags: { kind: news }\nexpires: 2026-11-29\n",
      recordings: ["01.wav": .tone(seconds: 1.5)]
    )
    try workspace.addEpisode(
      "2-second",
      published: "2026-11-20T06:00:00Z",
      manifest: """
        segments:
          - { audio: 01.wav, title: Welcome, speaker: Dana, tags: { kind: news } }
          - { audio: 02.wav, title: West, only: { territory: west }, tags: { outcome: retention } }

        """,
      recordings: ["01.wav": .tone(seconds: 1), "02.wav": .tone(500, seconds: 2)]
    )
    try workspace.addEpisode(
      "3-third",
      published: "2026-11-27T06:00:00Z",
      recordings: ["01.wav": .tone(seconds: 5)]
    )
    try workspace.write(
      "title: Planned\npublished: 2026-12-04T06:00:00Z\ndraft: true\n",
      to: "episodes/4-planned/episode.yml"
    )
    // Reads the recordings once, for all copies.
    let outcome = try workspace.run("report", "lengths")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    return workspace
  }

  private func workspace() throws -> SampleWorkspace {
    try SampleWorkspace(copying: Self.original.get())
  }

  private func object(_ outcome: Outcome) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any])
  }

  @Test func `the JSON has the exact length of each feed's version`() throws {
    let workspace = try workspace()
    let outcome = try workspace.run("report", "lengths", "--json")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(outcome.rules.contains("too-long"))
    let document = try object(outcome)
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

  @Test(arguments: [["report", "lengths"], ["report", "tags"], ["calendar"]])
  func `the keys of every object are sorted`(command: [String]) throws {
    let workspace = try workspace()
    try workspace.write(
      "title: Due\npublished: 2026-11-30T06:00:00Z\ndraft: true\n",
      to: "episodes/5-due/episode.yml"
    )
    let outcome = try workspace.command(command + ["--json"]).run()
    _ = try object(outcome)
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

  @Test func `the table fits the terminal's width and shows equal versions once`() throws {
    let workspace = try workspace()
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

  @Test(arguments: [
    ("over", 1), ("under", 0), ("target", 1), ("late", 1), ("under,late", 1), ("under, over", 1),
  ])
  func `--fail-on exits with status 1 if its condition is met`(
    condition: String,
    status: Int32
  ) throws {
    let workspace = try workspace()
    let outcome = try workspace.run("report", "lengths", "--fail-on", condition, "--quiet")
    #expect(outcome.end == .exited(status), "\(outcome.stderr)")
    #expect(outcome.stdout == "")
    let starts = ["over: ", "target: ", "late: "]
    let says = outcome.diagnostics.contains { line in starts.contains { line.hasPrefix($0) } }
    #expect(says == (status == 1))
  }

  @Test func `--fail-on names every audience whose version breaks a limit`() throws {
    let workspace = try SampleWorkspace(
      show: """
        length: { min: "0:01.5", max: "0:04", target: ["0:01.5", "0:03"] }
        facets: { territory: [east, south] }
        audiences:
          east: { title: East, only: { territory: east } }
          south: { title: South, only: { territory: south } }
          coast: { title: Coast, only: { territory: south } }

        """
    )
    try workspace.addEpisode(
      "one",
      manifest: """
        segments:
          - { audio: 01.wav, title: Welcome }
          - { audio: 02.wav, title: East, only: { territory: east } }
          - { audio: 03.wav, title: South, only: { territory: south } }

        """,
      recordings: [
        "01.wav": .tone(seconds: 1), "02.wav": .tone(500, seconds: 2),
        "03.wav": .tone(600, seconds: 4),
      ]
    )
    func failures(_ condition: String, _ more: [String] = []) throws -> [String] {
      let arguments = ["report", "lengths", "--quiet", "--fail-on", condition] + more
      let outcome = try workspace.command(arguments).run()
      let failures = outcome.diagnostics.filter { $0.hasPrefix("\(condition): ") }
      #expect(outcome.end == .exited(failures.isEmpty ? 0 : 1), "\(outcome.stderr)")
      return failures
    }
    let over = "over: one runs 5.7 s for \"south\", \"coast\", 1.7 s over 0:04"
    let under = "under: one runs 1.0 s, 0.5 s short of 0:01.5"
    #expect(try failures("over") == [over])
    #expect(try failures("under") == [under])
    #expect(
      try failures("target").map { $0.dropFirst("target: ".count) } == [
        under.dropFirst("under: ".count), "one runs 3.7 s for \"east\", 0.7 s above target",
        over.dropFirst("over: ".count),
      ]
    )
    let ofCoast = over.replacing("\"south\", ", with: "")
    #expect(try failures("over", ["--audience", "coast"]) == [ofCoast])
    #expect(try failures("over", ["--audience", "east"]) == [])
  }

  @Test func `an episode that expires before its date was never published`() throws {
    let workspace = try workspace()
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

  @Test func `an overdue review shows the days since its date`() throws {
    let workspace = try workspace()
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
    let stale = try #require(try object(calendar)["stale"] as? [[String: Any]])
    #expect(stale.map { $0["slug"] as? String } == ["a", "d", "b", "c"])
    #expect(stale.map { $0["days"] as? Int } == [2, 1, 1, 0])
  }

  @Test func `--since leaves out earlier episodes and missed slots`() throws {
    let workspace = try workspace()
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
    let workspace = try workspace()
    let outcome = try workspace.command(arguments).run()
    #expect(outcome.end == .exited(64))
    #expect(outcome.stderr.contains(message), "\(outcome.stderr)")
  }

  @Test func `the calendar shows published, missing, due and planned weeks`() throws {
    let workspace = try workspace()
    let document = try object(try workspace.run("calendar", "--json"))
    let slots = try #require(document["slots"] as? [[String: Any]])
    #expect(
      slots.map { "\($0["first"] ?? "") \($0["state"] ?? "")" } == [
        "2026-11-02 published", "2026-11-09 missing", "2026-11-16 published",
        "2026-11-23 published", "2026-11-30 planned", "2026-12-07 open", "2026-12-14 open",
        "2026-12-21 open", "2026-12-28 open",
      ]
    )
    let later = try workspace.run("calendar", "--now", "2026-12-05T00:00:00Z")
    #expect(later.stdout.contains("▸  2026-11-30  2026-12-06  due        Planned (draft)"))
    #expect(later.stdout.contains("still a draft  4-planned"))
    #expect(later.rules.isSuperset(of: ["overdue-draft", "empty-slot", "missed-slot"]))
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
    #expect(calendar.stdout.contains("   2026-11-16  2026-11-22  published  Episode one\n"))
    #expect(calendar.stdout.contains("▸  2026-11-23  2026-11-29  due\n"))
    let lengths = try workspace.run("report", "lengths", "--csv")
    #expect(lengths.stdout.contains("one,Episode one,2026-11-22 22:00:00,"))
    let tags = try workspace.run("report", "tags")
    #expect(tags.stdout.contains(/kind +1 +2026-11-22 +1 +news/))
  }

  @Test func `the tags report shows when each tag was last covered`() throws {
    let workspace = try workspace()
    let all = try workspace.run("report", "tags")
    #expect(all.stdout.contains(/kind +2 +2026-11-20 +1 +news\n/))
    #expect(all.stdout.contains(/outcome +0 +never +expansion\n/))
    let uncovered = try workspace.run("report", "tags", "--uncovered", "2", "--csv")
    #expect(
      uncovered.stdout == """
        \u{FEFF}facet,tag,episodes,last,weeks_since,last_slug\r
        kind,training,0,,,\r
        outcome,expansion,0,,,\r
        territory,west,0,,,\r

        """
    )
  }

  @Test func `a broken episode doesn't keep the others from the report`() throws {
    let workspace = try workspace()
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
    let titlesRead = try #require(try object(json)["episodes"] as? [[String: Any]])
      .compactMap { $0["title"] as? String }
    #expect(Set(titlesRead) == Set(titles))
  }

  @Test func `the calendar reads no recordings, and reports problems of manifests`() throws {
    let workspace = try SampleWorkspace(show: SampleWorkspace.shortLength + "cadence: weekly\n")
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    try workspace.write("no sound at all", to: "episodes/one/01.wav")
    try workspace.write("title: x\nnumbr: 1\n", to: "episodes/two/episode.yml")
    let outcome = try workspace.run("calendar", "--json")
    #expect(outcome.end == .exited(0))
    let diagnostics = try #require(try object(outcome)["diagnostics"] as? [[String: Any]])
    #expect(
      diagnostics.compactMap { $0["rule"] as? String }.filter {
        $0 != "missed-slot" && $0 != "empty-slot"
      }
        == ["missing-key", "unknown-key"]
    )
    #expect((try? workspace.names(in: ".roadcast/cache/masters")) ?? [] == [])
    #expect(try workspace.run("report", "lengths").stderr.contains("episodes/one/01.wav"))
  }

  @Test func `a workspace without episodes has empty reports`() throws {
    let workspace = try SampleWorkspace()
    #expect(try workspace.run("report", "lengths").stdout == "No episodes published yet.\n")
    #expect(try workspace.run("report", "tags").stdout == "No tags to show.\n")
    #expect(try workspace.run("calendar").end == .exited(0))
  }
}
