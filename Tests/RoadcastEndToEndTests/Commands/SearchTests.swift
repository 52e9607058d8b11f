import Foundation
import RoadcastTesting
import Testing

/// `search` in whole workspaces.
struct SearchTests {
  private struct Document: Decodable {
    struct Result: Decodable, Equatable {
      var slug: String
      var title: String
      var audience: String?
      var chapter: String?
      var speaker: String?
      var start: Double
      var text: String
      var marked: String
      var url: String
    }

    var results: [Result]
    var complete: Bool
  }

  /// Two recordings with known words at known times, preceded by another one in the west.
  private func workspace() throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        facets: { outcome: [retention, expansion], territory: [west] }
        audiences: { west: { title: West, only: { territory: west } } }

        """
    )
    try workspace.addEpisode(
      "2026-11-20-nine-days",
      manifest: """
        summary: How a dentist was won.
        notes: "**Read** [the offer](https://example.com/offer) <b>now</b>."
        tags: { outcome: retention }
        segments:
          - { audio: 00.wav, title: Out west, only: { territory: west } }
          - { audio: 01.wav, title: Welcome, speaker: Dana Reyes }
          - { audio: 02.wav, title: The close, tags: { outcome: expansion } }

        """,
      recordings: [
        "00.wav": .tone(seconds: 1), "01.wav": .tone(500, seconds: 2),
        "02.wav": .tone(600, seconds: 2),
      ]
    )
    try workspace.write(
      "WEBVTT\n\n00:00.250 --> 00:00.900\nThe Larkspur chain asked for a guided\n\n"
        + "00:01.100 --> 00:01.700\npilot. <i>Nine</i> days &lt;b&gt; later they signed.\n",
      to: "episodes/2026-11-20-nine-days/01.vtt"
    )
    try workspace.write(
      "1\n00:00:00,400 --> 00:00:01,200\nAnn Lee: Ask for the pilot first.\n\n"
        + "2\n00:00:01,300 --> 00:00:01,800\nAnn Lee: They sign.\n",
      to: "episodes/2026-11-20-nine-days/02.srt"
    )
    try workspace.remove("episodes/2026-11-20-nine-days/02.vtt")
    return workspace
  }

  private func search(
    _ workspace: SampleWorkspace,
    _ arguments: String...
  ) throws -> [Document.Result] {
    let outcome = try workspace.command(["search", "--json"] + arguments).run()
    guard outcome.end == .exited(0) else {
      throw SampleWorkspace.Unexpected("\(outcome.end): \(outcome.stderr)")
    }
    return try JSONDecoder().decode(Document.self, from: Data(outcome.output)).results
  }

  @Test func `a word is found at its cue's time, with an address that plays it`()
    throws
  {
    let workspace = try workspace()
    let results = try search(workspace, "pilot")
    #expect(results.count == 2)
    let first = try #require(results.first { $0.chapter == "Welcome" })
    #expect(first.marked == "The Larkspur chain asked for a guided **pilot**.")
    #expect(first.text == "The Larkspur chain asked for a guided pilot.")
    #expect(first.speaker == "Dana Reyes")
    #expect(first.audience == nil)
    #expect(first.title == "Episode 2026-11-20-nine-days")

    _ = try workspace.document("build")
    let transcript = try String(
      decoding: Data(
        contentsOf: URL(
          filePath: #require(
            try workspace.published(".vtt").first {
              try String(contentsOfFile: $0, encoding: .utf8).hasPrefix("WEBVTT\n\n00:00:00.2")
            }
          )
        )
      ),
      as: UTF8.self
    )
    for result in results {
      // The cue may be part of a longer one, made by joining short cues.
      let time = "00:00:0\(String(format: "%.3f", result.start))"
      let isInCue = transcript.split(separator: "\n\n").contains { block in
        let times = block.split(separator: "\n")[0].components(separatedBy: " --> ")
        return times.count == 2 && times[0] <= time && time < times[1] && block.contains("pilot")
      }
      #expect(isInCue, "\(time) is in none of\n\(transcript)")
      let base = SampleWorkspace.baseURL
      let seconds = String(format: "%.3f", result.start)
      #expect(result.url == "\(base)episodes/2026-11-20-nine-days.html#t=\(seconds)")
      let page = result.url.dropFirst(base.count).split(separator: "#")[0]
      #expect(FileManager.default.fileExists(atPath: workspace.path("feed/\(page)")))
    }
  }

  @Test func `phrases, prefixes, tags and speakers narrow the results`() throws {
    let workspace = try workspace()
    #expect(try search(workspace, "\"guided pilot\"").count == 1)
    #expect(try search(workspace, "\"pilot guided\"").isEmpty)
    #expect(try search(workspace, "lark*").first?.marked.contains("**Larkspur**") == true)
    #expect(try search(workspace, "pilot", "speaker:Ann Lee").map(\.chapter) == ["The close"])
    #expect(try search(workspace, "pilot tag:outcome=expansion").map(\.chapter) == ["The close"])
    #expect(try search(workspace, "tag:outcome=retention").map(\.chapter) == [nil])
    let offer = try search(workspace, "offer").first?.marked
    #expect(offer == "Read the **offer** now.")
    #expect(try search(workspace, "dentist").first?.start == 0)
    let days = try search(workspace, "signed").first?.text
    #expect(days == "Nine days <b> later they signed.")
  }

  @Test func `a segment of one audience is found with that audience's pages and times`() throws {
    let workspace = try workspace()
    let alone = try search(workspace, "hello")
    #expect(alone.map(\.audience) == ["west"])
    #expect(alone[0].url.contains("/audiences/west/episodes/2026-11-20-nine-days.html#t=0.100"))
    let main = try search(workspace, "larkspur")
    let west = try search(workspace, "larkspur", "--audience", "west")
    #expect(main.map(\.audience) == [nil])
    #expect(west.map(\.audience) == ["west"])
    #expect(west[0].start > main[0].start + 1)
  }

  @Test func `the index follows changes, and is made again if it's lost or damaged`() throws {
    let workspace = try workspace()
    let file = ".roadcast/cache/search.sqlite"
    func cost(_ word: String) throws -> String {
      try workspace.command(["search", word, "--verbose"]).run().stderr
    }
    #expect(try cost("pilot").contains("indexed 1 in"))
    #expect(try cost("pilot").contains("indexed 0 in"))
    let before = try search(workspace, "pilot")

    try workspace.remove(file)
    #expect(try search(workspace, "pilot") == before)
    var bytes = try Array(Data(contentsOf: URL(filePath: workspace.path(file))))
    for index in stride(from: 5_000, to: bytes.count, by: 97) { bytes[index] ^= 0x20 }
    try workspace.write(bytes, to: file)
    #expect(try search(workspace, "pilot") == before)
    try workspace.write("not a database", to: file)
    #expect(try search(workspace, "pilot") == before)

    // A link isn't followed: the file that it points to isn't ours to change.
    let precious = "precious.sqlite"
    try workspace.write("precious", to: precious)
    try workspace.remove(file)
    try workspace.link(file, to: workspace.path(precious))
    #expect(try search(workspace, "pilot") == before)
    #expect(try workspace.text(precious) == "precious")

    let vtt = "episodes/2026-11-20-nine-days/01.vtt"
    try workspace.write("WEBVTT\n\n00:00.250 --> 00:00.900\nSomething else.\n", to: vtt)
    #expect(try search(workspace, "larkspur").isEmpty)
    #expect(try search(workspace, "something").count == 1)
    #expect(try search(workspace, "something", "--now", "2026-11-01T00:00:00Z").isEmpty)
  }

  @Test(arguments: [
    "\"", "\"\"", "*", "**", "a*b*", "AND", "NEAR(a b)", "a AND", "(", ")", "a:b", "title:pilot",
    "{title} : x", "^pilot", "+", "'; DROP TABLE passage; --", "%", "_", "\\", "tag:=", "speaker:",
    "tag:outcome=", "-pilot", "\u{202E}pilot", "\u{FFFD}", "pilot\u{7}", "😀", "ﬁ", "日本語",
    "tag:nothing=x", "tag:outcome=retenton", "\"\u{301}pilot",
  ])
  func `no query causes a database error`(query: String) throws {
    let workspace = try workspace()
    let outcome = try Command(
      BuiltCommand.path(),
      ["search", "-C", workspace.path, "--now", SampleWorkspace.now, "--", query]
    ).run()
    #expect(outcome.end == .exited(0) || outcome.end == .exited(64), "\(outcome.stderr)")
    for word in ["SQL", "fts5", "syntax", "database"] {
      #expect(!outcome.stderr.contains(word), "\(outcome.stderr)")
    }
    #expect(outcome.disturbances.isEmpty)
    if outcome.end == .exited(64) { #expect(!outcome.stderr.isEmpty) }
  }

  @Test(arguments: [
    (["search", "tag:outcom=retention"], "no facet \"outcom\"; did you mean \"outcome\"?"),
    (["search", "tag:outcome=retenton"], "did you mean \"retention\"?"),
    (["search", "pilot", "--audience", "wset"], "did you mean \"west\"?"),
    (["search", "pilot", "--limit", "0"], "write a whole number from 1 to 10000"),
    (["search", "* \""], "the search has no words"), (["search"], "Missing expected argument"),
  ])
  func `a wrong query exits with status 64 and says what's wrong`(
    arguments: [String],
    message: String
  ) throws {
    let workspace = try workspace()
    defer { withExtendedLifetime(workspace) {} }
    let outcome = try workspace.command(arguments).run()
    #expect(outcome.end == .exited(64))
    #expect(outcome.stderr.contains(message), "\(outcome.stderr)")
  }

  @Test func `the text shows the time, the chapter, the sentence and the address`() throws {
    let outcome = try workspace().run("search", "larkspur")
    #expect(
      outcome.stdout == """
        0:00  Episode 2026-11-20-nine-days › Welcome
            Dana Reyes: The **Larkspur** chain asked for a guided pilot.
            https://media.roadnotes.test/road-notes/episodes/2026-11-20-nine-days.html#t=0.250

        """
    )
    let nothing = try workspace().run("search", "absent")
    #expect(nothing.end == .exited(0))
    #expect(nothing.stdout == "Nothing found.\n")
    #expect(nothing.stderr == "")
  }
}
