import Foundation
import RoadcastTesting
import Testing

/// Output folders that can't be used: the build exits with status 2, and nothing there changes.
struct OutputFolderTests {
  private func workspace() throws -> SampleWorkspace {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    return workspace
  }

  /// Expects a failure of the work: status 2, and a last line with these words.
  ///
  /// - Parameters:
  ///   - outcome: How the command ended.
  ///   - words: Words of the line.
  ///   - warnings: What may have been found in the content until then.
  ///   - sourceLocation: Where a failure is reported.
  private func expectFailure(
    _ outcome: Outcome,
    _ words: String,
    after warnings: Set<String> = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.end == .exited(2), sourceLocation: sourceLocation)
    #expect(outcome.rules.isSubset(of: warnings), sourceLocation: sourceLocation)
    #expect(outcome.diagnostics.count == outcome.rules.count + 1, sourceLocation: sourceLocation)
    let line = outcome.diagnostics.last ?? ""
    #expect(
      line.hasPrefix("roadcast: error: ") && line.contains(words),
      "\(outcome.stderr)",
      sourceLocation: sourceLocation
    )
  }

  @Test func `a file named like the feed folder isn't replaced`() throws {
    let workspace = try workspace()
    try workspace.write("precious", to: "feed")
    expectFailure(try workspace.run("build"), "it isn't a folder")
    #expect(try workspace.folder.read("feed") == Array("precious".utf8))
    #expect(workspace.names == [".roadcast", "episodes", "feed"])
  }

  @Test func `a link named like the feed folder isn't followed`() throws {
    let workspace = try workspace()
    let elsewhere = try TemporaryFolder()
    try workspace.link("feed", to: elsewhere.path)
    let outcome = try workspace.run("build")
    expectFailure(outcome, "use `--output \(elsewhere.path)`")
    #expect(!FileManager.default.fileExists(atPath: workspace.path(".roadcast/cache")))
    #expect(try FolderContent(elsewhere.path).files == [:])
  }

  @Test func `a folder with other files isn't replaced`() throws {
    let workspace = try workspace()
    try workspace.write("precious", to: "feed/photo.jpg")
    expectFailure(try workspace.run("build"), "Roadcast didn't write what's in it (photo.jpg)")
    #expect(try workspace.folder.read("feed/photo.jpg") == Array("precious".utf8))
    #expect(workspace.litter == [])
  }

  @Test(arguments: [".", "episodes", "episodes/new", ".roadcast", ".."])
  func `the feed is never published over the workspace's own folders`(output: String) throws {
    let workspace = try workspace()
    var command = try workspace.command(["build", "--output", output])
    command.folder = workspace.path
    let outcome = try command.run()
    expectFailure(outcome, "the feed is built from what's in it")
    #expect(workspace.names.filter { $0 != ".roadcast" } == ["episodes"])
  }

  @Test(.enabled(if: SmallDisk.isPossible))
  func `a feed folder that can't be replaced stays, and nothing else is left behind`() throws {
    let workspace = try workspace()
    #expect(try workspace.run("build").end == .exited(0))
    let before = try workspace.feed()
    let feed = workspace.path("feed")
    #expect(try Command("mount", ["--bind", feed, feed]).run().end == .exited(0))
    defer { _ = try? Command("umount", ["--lazy", feed]).run() }
    try workspace.addRecording("episodes/one/01.wav", WAV.tone(600).bytes)
    // Nothing is encoded first.
    try workspace.remove(".roadcast/cache")
    expectFailure(try workspace.run("build"), "use a folder in it: `--output \(feed)/feed`")
    #expect(!FileManager.default.fileExists(atPath: workspace.path(".roadcast/cache")))
    #expect(try workspace.feed() == before)
    #expect(workspace.litter == [])
  }

  @Test func `a file system that can't exchange folders is reported before there's any work`()
    throws
  {
    let workspace = try workspace()
    #expect(try workspace.run("build").end == .exited(0))
    let before = try workspace.feed()
    try workspace.addRecording("episodes/one/01.wav", WAV.tone(600).bytes)
    let masters = try workspace.names(in: ".roadcast/cache/masters")
    // Two folders are created, and then exchanged, which this file system never does.
    let result = try FailingCalls().run(
      workspace.command(["build"]),
      call: 1,
      named: "renameat2",
      on: "/.feed.new-",
      .notSupported
    )
    #expect(result.failed.first?.hasPrefix("renameat2") == true)
    expectFailure(
      result.outcome,
      "can't exchange two folders in one step",
      after: ["replaced-audio"]
    )
    #expect(try workspace.feed() == before)
    #expect(try workspace.names(in: ".roadcast/cache/masters") == masters)
    #expect(workspace.litter == [])
  }

  @Test(.enabled(if: SmallDisk.isPossible))
  func `a read-only workspace can be checked`() throws {
    let workspace = try workspace()
    let root = workspace.path
    #expect(try Command("mount", ["--bind", root, root]).run().end == .exited(0))
    defer { _ = try? Command("umount", ["--lazy", root]).run() }
    #expect(try Command("mount", ["-o", "remount,bind,ro", root]).run().end == .exited(0))
    #expect(try workspace.run("check").end == .exited(0))
    expectFailure(try workspace.run("build"), "can't create the folder")
  }

  @Test(arguments: [[], ["--quiet"], ["--json"]])
  func `if the cache can't be saved, the feed is published and problems are still reported`(
    options: [String]
  ) throws {
    let workspace = try workspace()
    // Without the cache, only lengths in whole seconds can be compared.
    try workspace.addRecording("episodes/one/01.wav", WAV.tone(seconds: 3).bytes)
    let calls = try FailingCalls()
    let build = try workspace.command(["build"] + options)
    let outcome = try calls.run(build, call: 1, on: "cache/index", .fullDisk).outcome
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(
      outcome.stderr
        == "roadcast: warning: the cache couldn't be written, so the next build takes longer\n"
    )
    if options == ["--json"] { #expect(outcome.stdout.contains("the cache couldn't be written")) }
    #expect(workspace.litter == [])

    try workspace.addRecording("episodes/one/01.wav", WAV.tone(seconds: 0.5).bytes)
    let wrong = try workspace.run("build")
    #expect(wrong.end == .exited(1))
    #expect(wrong.rules == ["too-short", "replaced-audio"])
  }

  @Test(.enabled(if: SmallDisk.isPossible), arguments: [0, 4, 8, 40, 120, 160, 200, 260])
  func `a full disk leaves the old feed`(kilobytes: Int) throws {
    let workspace = try workspace()
    let disk = try SmallDisk(kilobytes: 4_096)
    for name in workspace.names {
      try FileManager.default.copyItem(
        atPath: workspace.path(name),
        toPath: "\(disk.path)/\(name)"
      )
    }
    let build = Command(
      try BuiltCommand.path(),
      ["build", "-C", disk.path, "--now", SampleWorkspace.now]
    )
    #expect(try build.run().end == .exited(0))
    let before = try FolderContent("\(disk.path)/feed")
    // Another recording of the same size.
    try Data(WAV.tone(600).bytes).write(to: URL(filePath: "\(disk.path)/episodes/one/01.wav"))
    try disk.fill(leaving: kilobytes, with: "filler")
    let outcome = try build.run()
    if outcome.end == .exited(0) {
      #expect(try FolderContent("\(disk.path)/feed") != before)
    } else {
      expectFailure(
        outcome,
        "No space left on device; free some space and try again",
        after: ["replaced-audio"]
      )
      #expect(try FolderContent("\(disk.path)/feed") == before)
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: disk.path)
    #expect(names.filter { $0.contains(".new-") } == [])

    try FileManager.default.removeItem(atPath: "\(disk.path)/filler")
    #expect(try build.run().end == .exited(0))
    try workspace.addRecording("episodes/one/01.wav", WAV.tone(600).bytes)
    #expect(try workspace.run("build").end == .exited(0))
    #expect(try FolderContent("\(disk.path)/feed") == workspace.feed())
  }
}
