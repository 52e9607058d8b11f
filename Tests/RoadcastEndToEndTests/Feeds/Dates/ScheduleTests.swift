import Foundation
import RoadcastTesting
import Testing

/// When episodes are published, and what happens to episodes with errors.
struct ScheduleTests {
  private func workspace() throws -> SampleWorkspace {
    let workspace = try SampleWorkspace()
    let episodes = [
      ("1-old", "2026-10-01T06:00:00Z", "expires: 2026-11-01\n"),
      ("2-now", "2026-11-01T06:00:00Z", ""),
      ("3-next", "2026-12-10T06:00:00-05:00", ""),
      ("4-draft", "2026-11-05T06:00:00Z", "draft: true\n"),
    ]
    for (slug, published, manifest) in episodes {
      try workspace.addEpisode(
        slug,
        published: published,
        manifest: manifest,
        recordings: ["01.wav": .tone()]
      )
    }
    return workspace
  }

  @Test(arguments: [
    ("2026-09-30T00:00:00Z", "scheduled scheduled scheduled draft", ""),
    ("2026-10-31T23:59:59Z", "published scheduled scheduled draft", "Episode 1-old"),
    ("2026-11-01T00:00:00Z", "expired scheduled scheduled draft", ""),
    ("2026-11-01T06:00:00Z", "expired published scheduled draft", "Episode 2-now"),
    ("2026-12-10T10:59:59Z", "expired published scheduled draft", "Episode 2-now"),
    ("2026-12-10T12:00:00+01:00", "expired published published draft", "Episode 3-next"),
  ])
  func `--now decides which episodes are in the feed`(
    now: String,
    statuses: String,
    newest: String
  ) throws {
    let workspace = try workspace()
    let document = try workspace.document("build", "--now", now)
    #expect(document.episodes.map(\.status).joined(separator: " ") == statuses)
    let feed = XMLFile(workspace.path("feed/feed.xml"))
    #expect(try feed.problems() == "")
    #expect(try feed.text("(//item/title)[1]") == newest)
    let isEmpty = document.diagnostics.contains { $0.rule == "empty-feed" }
    #expect(isEmpty == newest.isEmpty)
  }

  @Test func `check reports errors in drafts and coming episodes, and build ignores them`() throws {
    let workspace = try workspace()
    for slug in ["3-next", "4-draft"] {
      try workspace.addRecording("episodes/\(slug)/01.wav", WAV.tone(seconds: 0.5).bytes)
    }
    let check = try workspace.document("check", status: 1)
    let files = check.diagnostics.filter { $0.severity == "error" }.map(\.file)
    #expect(files == ["episodes/3-next", "episodes/4-draft"])
    #expect(check.episodes.map(\.status) == ["expired", "published", "invalid", "invalid"])
    #expect(try workspace.run("build", "--strict").end == .exited(0))
    let later = try workspace.run("build", "--now", "2026-12-11T00:00:00Z")
    #expect(later.end == .exited(1))
    #expect(later.rules == ["too-short"])
  }

  @Test func `a draft without a date has no date in any JSON`() throws {
    let workspace = try SampleWorkspace(show: SampleWorkspace.shortLength + "cadence: weekly\n")
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    for slug in ["idea", "other"] {
      try workspace.write("title: Idea\ndraft: true\n", to: "episodes/\(slug)/episode.yml")
    }
    let document = try workspace.document("check", status: 1)
    #expect(document.episodes.map(\.slug) == ["idea", "one", "other"])
    let dates = document.episodes.map(\.published)
    #expect(dates == [nil, "2026-11-20T06:00:00-05:00", nil])
    #expect(!document.diagnostics.contains { $0.rule == "same-date" })
    for command in [["build"], ["report", "lengths"], ["report", "tags"], ["calendar"]] {
      let outcome = try workspace.command(command + ["--json"]).run()
      #expect(!outcome.stdout.contains("1970"), "\(command)")
    }
  }

  @Test func `check with a slug reports on that episode only`() throws {
    let workspace = try workspace()
    try workspace.addRecording("episodes/2-now/01.wav", WAV.tone(seconds: 0.5).bytes)
    #expect(try workspace.run("check", "2-now").end == .exited(1))
    // Errors of every kind, in other episodes.
    try workspace.write("title: [", to: "episodes/5-broken/episode.yml")
    try workspace.write("no sound", to: "episodes/1-old/01.wav")
    try workspace.addRecording("episodes/6-no-manifest/01.wav", WAV.tone().bytes)
    try workspace.addEpisode(
      "7-same",
      published: "2026-11-02T06:00:00Z",
      manifest: "segments: [{ audio: gone.wav }]\n",
      recordings: [:]
    )
    let other = try workspace.document("check", "3-next", "4-draft")
    #expect(other.episodes.map(\.slug) == ["3-next", "4-draft"])
    #expect(other.diagnostics.map(\.rule) == ["overdue-draft"])
    let text = try workspace.run("check", "4-draft")
    #expect(text.end == .exited(0) && text.rules == ["overdue-draft"])
    #expect(text.stdout.hasPrefix("  4-draft  draft"))
    #expect(text.stdout.split(separator: "\n").count == 2, "\(text.stdout)")
    #expect(try workspace.run("check").rules.count > 3)
    let unknown = try workspace.run("check", "3-nxt")
    #expect(unknown.end == .exited(64))
    #expect(unknown.stderr.contains("no episode \"3-nxt\"; did you mean \"3-next\"?"))
  }

  @Test func `--skip-invalid leaves out invalid episodes, with a warning`() throws {
    let workspace = try workspace()
    try workspace.addEpisode(
      "5-bad",
      published: "2026-11-20T06:00:00Z",
      recordings: ["01.wav": .tone(seconds: 0.5)]
    )
    try workspace.write("title: Broken\npublished: soon\n", to: "episodes/6-worse/episode.yml")
    let plain = try workspace.run("build")
    #expect(plain.end == .exited(1))
    #expect(!workspace.names.contains("feed"))

    let outcome = try workspace.run("build", "--skip-invalid")
    #expect(outcome.end == .exited(0))
    #expect(outcome.diagnostics.count == 2)
    for line in outcome.diagnostics {
      #expect(line.contains(": warning: ") && line.contains("; the episode is left out ["))
    }
    #expect(outcome.rules == ["too-short", "bad-date"])
    let feed = XMLFile(workspace.path("feed/feed.xml"))
    #expect(try feed.texts("//item/title") == ["Episode 2-now"])
    let document = try workspace.document("build", "--skip-invalid")
    #expect(document.episode("5-bad")?.status == "invalid")
    #expect(document.episode("6-worse")?.status == "invalid")
  }

  @Test func `errors in show.yml can't be skipped`() throws {
    let workspace = try workspace()
    try workspace.write(SampleWorkspace.header + "colour: blue\n", to: "episodes/show.yml")
    let outcome = try workspace.run("build", "--skip-invalid")
    #expect(outcome.end == .exited(1))
    #expect(!workspace.names.contains("feed"))
  }

  @Test func `--strict treats warnings as errors`() throws {
    let workspace = try workspace()
    try workspace.remove("episodes/2-now/01.vtt")
    let plain = try workspace.run("build")
    #expect(plain.end == .exited(0))
    #expect(plain.rules == ["missing-transcript"])
    let before = try workspace.feed()
    let strict = try workspace.run("build", "--strict")
    #expect(strict.end == .exited(1))
    #expect(strict.diagnostics.allSatisfy { $0.contains(": error: ") })
    #expect(try workspace.feed() == before)
    #expect(try workspace.run("check", "--strict").end == .exited(1))
  }

  @Test(arguments: ["", "only: { territory: south }\n"])
  func `a published episode that no feed can play stops the build`(manifest: String) throws {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        facets: { territory: [midwest, south] }
        audiences: { midwest: { title: Midwest, only: { territory: midwest } } }

        """
    )
    try workspace.addEpisode("good", recordings: ["01.wav": .tone()])
    try workspace.addEpisode(
      "one",
      published: "2026-11-21T06:00:00Z",
      manifest: manifest,
      recordings: manifest.isEmpty ? [:] : ["01.wav": .tone()]
    )
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(1))
    #expect(outcome.rules == [manifest.isEmpty ? "no-recordings" : "heard-by-nobody"])
  }

  @Test func `many warnings in one file don't become an error or hide one`() throws {
    let workspace = try workspace()
    let empty = (0..<150).map { "00:00.\(100 + $0) --> 00:00.\(200 + $0)\n \n" }
    try workspace.write(
      "WEBVTT\n\n" + empty.joined(separator: "\n"),
      to: "episodes/2-now/01.vtt"
    )
    let warned = try workspace.run("build")
    #expect(warned.end == .exited(0), "\(warned.diagnostics.last ?? "")")
    #expect(try workspace.run("build", "--verbose").diagnostics.count == 101)
    try workspace.write(
      "WEBVTT\n\n" + empty.joined(separator: "\n") + "\n00:00.400 --> soon\nAh.\n",
      to: "episodes/2-now/01.vtt"
    )
    let failed = try workspace.run("build")
    #expect(failed.end == .exited(1))
    #expect(failed.rules.contains("cue-time"))
  }
}
