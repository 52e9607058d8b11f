import Foundation
import RoadcastTesting
import Testing

/// What scripts rely on: exit statuses, the two output streams, and the JSON's keys.
struct CommandLineTests {
  private func roadcast(_ arguments: String..., in folder: String? = nil) throws -> Outcome {
    var command = Command(try BuiltCommand.path(), arguments)
    command.folder = folder
    return try command.run()
  }

  @Test(
    arguments: [
      ["bild"], ["build", "--now"], ["build", "--now", "yesterday"], ["build", "--jobs", "0"],
      ["build", "--jobs", "many"], ["check", "--color", "blue"], ["build", "here"],
      ["new"], ["new", "Not A Slug"], ["check", "--skip-invalid"], ["build", "--frobnicate"],
      ["build", "--now", "2026-13-01T00:00:00Z"], ["build", "--now", "2026-12-01"],
    ]
  )
  func `a wrong command line exits with status 64`(arguments: [String]) throws {
    let outcome = try Command(try BuiltCommand.path(), arguments).run()
    #expect(outcome.end == .exited(64))
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.hasPrefix("Error: "))
  }

  @Test(arguments: [
    ["-C", "@", "report", "lengths"], ["report", "-C", "@", "lengths"],
    ["report", "lengths", "-C", "@"], ["-C@", "report", "lengths"], ["check", "-C@"],
    ["-qv", "-C@", "check"], ["check", "-qv", "-C@"], ["--json", "report", "-C", "@", "tags"],
    ["--color=never", "--workspace=@", "calendar"], ["report", "-q", "lengths", "-C", "@"],
    ["-v", "--workspace", "@", "search", "hello"],
  ])
  func `options of every command work before, between and after commands`(
    arguments: [String]
  ) throws {
    let workspace = try SampleWorkspace()
    let filled = arguments.map { $0.replacing("@", with: workspace.path) }
    let outcome = try Command(try BuiltCommand.path(), filled).run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    let isQuiet = arguments.contains { $0.hasPrefix("-q") }
    #expect(outcome.stdout.isEmpty == isQuiet)
    #expect(outcome.stdout.hasPrefix("{") == arguments.contains("--json"))
  }

  @Test func `help works with options before and after it`() throws {
    for arguments in [["-q", "help", "report"], ["help", "--json", "report"], ["-v"]] {
      let outcome = try Command(try BuiltCommand.path(), arguments).run()
      #expect(outcome.end == .exited(0))
      #expect(outcome.stdout.contains("USAGE: roadcast"))
      #expect(outcome.stdout.contains("-C, --workspace <dir>"))
    }
  }

  @Test(arguments: [
    (["check", "--jobs", "-1"], "write a whole number from 1 to 64"),
    (["check", "--jobs", "many"], "write a whole number from 1 to 64"),
    (["search", "--limit", "0", "x"], "write a whole number from 1 to 10000"),
    (["report", "tags", "--uncovered", "-3"], "write a whole number from 1 to 5000"),
    (["transcribe", "--timeout", "-1"], "write minutes and seconds, such as 30:00"),
    (["build", "--now", "2101-01-01T00:00:00Z"], "the year must be from 1990 to 2100"),
    (["build", "--now", "2026-11-31T00:00:00Z"], "there's no such day or time"),
    (["build", "--now", "2026-11-20"], "such as 2026-11-21T12:00:00Z"),
    (["report", "lengths", "--since", "2101-01-01"], "the year must be from 1990 to 2100"),
    (["build", "--output", ""], "the path is empty; write . for the current folder"),
    (["-C", "", "check"], "the path is empty; write . for the current folder"),
    (["calendar", "--html", ""], "the path is empty; write . for the current folder"),
    (["init", ""], "the path is empty; write . for the current folder"),
    (["new", "one", ""], "the path is empty; write . for the current folder"),
  ])
  func `a wrong value is answered with what is allowed`(
    arguments: [String],
    message: String
  ) throws {
    let outcome = try Command(try BuiltCommand.path(), arguments).run()
    #expect(outcome.end == .exited(64))
    #expect(outcome.stderr.contains(message), "\(outcome.stderr)")
  }

  @Test func `help and version go to standard output`() throws {
    let version = try roadcast("--version")
    #expect(version.end == .exited(0))
    #expect(version.stdout.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
    for command in ["init", "new", "check", "build"] {
      let help = try roadcast(command, "--help")
      #expect(help.end == .exited(0))
      #expect(help.stdout.contains("USAGE: roadcast \(command)"))
      #expect(help.stderr == "")
    }
  }

  @Test func `the JSON has every key, and null for missing values`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    try workspace.write(
      "title: x\npublished: nonsense\ncolour: red\n",
      to: "episodes/two/episode.yml"
    )
    try workspace.remove("episodes/one/01.vtt")
    let outcome = try workspace.run("check", "--json")
    #expect(outcome.end == .exited(1))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any]
    )
    #expect(json.keys.sorted() == ["diagnostics", "episodes", "notes"])
    let diagnostics = try #require(json["diagnostics"] as? [[String: Any]])
    for diagnostic in diagnostics {
      #expect(
        diagnostic.keys.sorted() == [
          "column", "correction", "file", "line", "message", "rule", "severity",
        ]
      )
    }
    #expect(diagnostics.first?["line"] is NSNull)
    #expect(diagnostics.first?["column"] is NSNull)
    let episodes = try #require(json["episodes"] as? [[String: Any]])
    let keys = [
      "awaiting", "cuts", "duration", "programmes", "published", "slug", "status", "title",
    ]
    for episode in episodes { #expect(episode.keys.sorted() == keys) }
    #expect(episodes.map { $0["status"] as? String } == ["published", "invalid"])
    #expect(episodes[1]["published"] is NSNull)
    #expect(episodes[1]["duration"] is NSNull)
    let programmes = try #require(episodes[0]["programmes"] as? [[String: Any]])
    #expect(programmes[0].keys.sorted() == ["audience", "duration", "segments"])
    #expect(programmes[0]["audience"] is NSNull)
    let segments = try #require(programmes[0]["segments"] as? [[String: Any]])
    #expect(segments[0].keys.sorted() == ["audio", "end", "sound", "start", "title", "transcript"])
    // Diagnostics are on standard error too.
    #expect(outcome.diagnostics.count == diagnostics.count)
  }

  @Test func `with --quiet, only problems are printed`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    for command in ["check", "build"] {
      let outcome = try workspace.run(command, "--quiet")
      #expect(outcome.end == .exited(0))
      #expect(outcome.stdout == "" && outcome.stderr == "")
    }
    try workspace.remove("episodes/one/01.vtt")
    let warned = try workspace.run("build", "-q")
    #expect(warned.stdout == "")
    #expect(warned.rules == ["missing-transcript"])
  }

  @Test func `check writes only the cache`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    #expect(try workspace.run("check").end == .exited(0))
    #expect(workspace.names.filter { $0 != ".roadcast" } == ["episodes"])
    let names = try workspace.names(in: ".roadcast")
    #expect(names == ["cache"])
  }

  @Test func `an unknown key is an error that suggests a known one`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode(
      "one",
      manifest: "sumary: A slip.\nsegments:\n  - { audio: 01.wav, titel: No }\n",
      recordings: ["01.wav": .tone()]
    )
    let outcome = try workspace.run("check")
    #expect(outcome.end == .exited(1))
    let file = "episodes/one/episode.yml"
    #expect(
      outcome.stderr == """
        \(file):3:1: error: no key "sumary" in episode.yml; did you mean "summary"? [unknown-key]
        \(file):5:22: error: no key "titel" in a segment; did you mean "title"? [unknown-key]

        """
    )
  }

  @Test func `color is off in files unless it's set to always`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone(seconds: 0.5)])
    #expect(try workspace.run("check").disturbances == [])
    #expect(try workspace.run("check", "--color", "always").stderr.contains("\u{1B}["))
  }

  @Test func `build can publish to another folder, and doesn't change the first one`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    #expect(try workspace.run("build").end == .exited(0))
    let outcome = try workspace.run("build", "--output", workspace.path("out/public"))
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(try FolderContent(workspace.path("out/public")) == workspace.feed())
    let names = try workspace.names(in: "out")
    #expect(names == ["public"])
  }
}
