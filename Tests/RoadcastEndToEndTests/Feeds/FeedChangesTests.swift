import Foundation
import RoadcastTesting
import Testing

/// What a build says of the changes since the last one, and what looks like a slip.
struct FeedChangesTests {
  private static let built = Result {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        facets: { territory: [midwest] }
        audiences:
          midwest: { title: Midwest, only: { territory: midwest } }
          preview: { title: Preview, drafts: true }

        """
    )
    for (number, slug) in ["one", "two", "three"].enumerated() {
      try workspace.addEpisode(
        slug,
        published: "2026-11-2\(number)T06:00:00Z",
        recordings: ["01.wav": .tone(Double(number + 3) * 100)]
      )
    }
    return workspace
  }

  private let workspace: SampleWorkspace

  init() throws { workspace = try SampleWorkspace(copying: Self.built.get()) }

  private func build(_ arguments: String...) throws -> Outcome {
    let outcome = try workspace.command(["build"] + arguments).run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    return outcome
  }

  /// The changes that `build` lists.
  private func changes(_ outcome: Outcome) -> [Substring] {
    let lines = outcome.stdout.split(separator: "\n")
    return Array(
      lines.drop { $0 != "since the last build:" }.dropFirst().prefix { $0.hasPrefix("  ") }
    )
  }

  private func rewrite(_ slug: String, _ manifest: String) throws {
    try workspace.write(
      "title: Episode \(slug)\npublished: \(manifest)\n",
      to: "episodes/\(slug)/episode.yml"
    )
  }

  @Test func `build lists what was added, changed and removed`() throws {
    #expect(try changes(build()).map { $0.prefix(16) }.count == 3)
    #expect(try changes(build()) == [])

    try workspace.addEpisode("four", recordings: ["01.wav": .tone(900)])
    try workspace.addEpisode(
      "idea",
      published: "2027-01-20T06:00:00Z",
      manifest: "draft: true\n",
      recordings: ["01.wav": .tone(950)]
    )
    try rewrite("one", "2026-11-20T06:00:00Z\nnotes: New words.")
    try workspace.write("WEBVTT\n\n00:00.100 --> 00:00.350\nOther.\n", to: "episodes/two/01.vtt")
    try rewrite("three", "2026-11-22T06:00:00Z\nexpires: 2026-11-30")
    let outcome = try build()
    #expect(
      changes(outcome) == [
        "  added    four: Episode four", "  added    idea: Draft: Episode idea, only for preview",
        "  changed  one: Episode one (text)", "  changed  two: Episode two (text)",
        "  removed  three: Episode three (expired)",
      ],
      "\(outcome.stdout)"
    )
    #expect(outcome.stderr == "")
  }

  @Test func `a deleted episode is a warning before and while it leaves the feed`() throws {
    _ = try build()
    let before = try workspace.feed()
    try workspace.remove("episodes/two")
    let check = try workspace.run("check")
    #expect(check.end == .exited(0))
    #expect(
      check.stderr.hasPrefix(
        "episodes/two: warning: \"Episode two\" is in the last feed.xml, but its episode.yml is gone"
      )
    )
    #expect(try workspace.run("build", "--strict").end == .exited(1))
    #expect(try workspace.feed() == before)
    let outcome = try build()
    #expect(outcome.stderr == check.stderr)
    #expect(changes(outcome) == ["  removed  two: Episode two (episode.yml is gone)"])
    #expect(try build().stderr == "")
  }

  @Test func `a feed that was restored with its episodes has lost nothing`() throws {
    let cp = { from, to in
      try Command("cp", ["-a", workspace.path(from), workspace.path(to)]).run()
    }
    _ = try build()
    for folder in ["feed", "private"] {
      #expect(try cp(folder, "kept-\(folder)").end == .exited(0))
    }
    try workspace.addEpisode("four", recordings: ["01.wav": .tone(900)])
    _ = try build()
    try workspace.remove("episodes/four")
    for folder in ["feed", "private"] {
      try workspace.remove(folder)
      #expect(try cp("kept-\(folder)", folder).end == .exited(0))
    }
    // The second build goes by what the first has remembered.
    for _ in 1...2 {
      let outcome = try build()
      #expect(outcome.stderr == "")
      #expect(changes(outcome) == [])
    }
  }

  @Test func `a renamed folder is told from a deleted one`() throws {
    _ = try build()
    try FileManager.default.moveItem(
      atPath: workspace.path("episodes/two"),
      toPath: workspace.path("episodes/2026-two")
    )
    let check = try workspace.run("check")
    #expect(check.stderr.contains("rename episodes/2026-two back to two"), "\(check.stderr)")
  }

  @Test func `a published episode with a date in the future is a warning`() throws {
    _ = try build()
    try rewrite("two", "2027-11-21T06:00:00Z")
    let outcome = try build()
    #expect(outcome.rules == ["dropped-episode"])
    #expect(outcome.stderr.hasPrefix("episodes/two/episode.yml:2:12: warning: the episode is in"))
    #expect(changes(outcome) == ["  removed  two: Episode two (dated in the future)"])
  }

  @Test func `an audience that's gone is a warning`() throws {
    _ = try build()
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(
      show.replacing("  midwest: { title: Midwest, only: { territory: midwest } }\n", with: ""),
      to: "episodes/show.yml"
    )
    #expect(try workspace.run("check").rules == ["dropped-feed"])
    let outcome = try build()
    #expect(outcome.stderr.contains("the show has no audience \"midwest\" any more"))
    #expect(try build().stderr == "")
  }

  @Test func `what is out already needs no new approval`() throws {
    try rewrite("three", "2026-12-22T06:00:00Z")
    _ = try build()
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(show + "approvals: [sales]\n", to: "episodes/show.yml")
    let outcome = try build("--now", "2026-12-23T12:00:00Z")
    #expect(outcome.rules == ["awaiting-approval"])
    #expect(outcome.diagnostics.count == 1)
    #expect(outcome.stderr.hasPrefix("episodes/three/episode.yml: warning: "))
    let titles = try XMLFile(workspace.path("feed/feed.xml")).texts("//item/title")
    #expect(titles == ["Episode two", "Episode one"])
    // A draft in the preview isn't out.
    #expect(
      try XMLFile(workspace.path("private/audiences/preview.xml")).texts("//item/title").first
        == "Draft: Episode three"
    )
    let report = try workspace.run("report", "lengths", "--json")
    #expect(report.stdout.contains("\"one\"") && report.stdout.contains("\"two\""))
    let document = try workspace.document("check")
    #expect(document.episode("one")?.awaiting == [])
    #expect(document.episode("three")?.awaiting == ["sales"])
  }
}
