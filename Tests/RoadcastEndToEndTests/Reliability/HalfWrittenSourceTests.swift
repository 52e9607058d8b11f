import Foundation
import RoadcastTesting
import Testing

/// `init` and `new` on a disk that fails or is full, or killed: what's there is whole, and the same command
/// works afterwards.
struct HalfWrittenSourceTests {
  private static let calls = Result { try FailingCalls() }
  private static let recording = WAV.tone(seconds: 1.2, rate: 16_000).bytes
  private static let flac = Result { try FFmpeg.convert(recording, [], suffix: "flac") }

  /// A workspace, and the command that makes an episode of a WAV and a FLAC file in it.
  private func newCommand() throws -> (SampleWorkspace, Command) {
    let workspace = try SampleWorkspace()
    try workspace.write(Self.recording, to: "desk/a.wav")
    try workspace.write(Self.flac.get(), to: "desk/b.flac")
    let command = try workspace.command(
      ["new", "one", workspace.path("desk/a.wav"), workspace.path("desk/b.flac")]
    )
    return (workspace, command)
  }

  private func initCommand() throws -> (SampleWorkspace, Command) {
    let workspace = try SampleWorkspace()
    return (workspace, Command(try BuiltCommand.path(), ["init", workspace.path("made")]))
  }

  /// Whether everything that has its final name is whole.
  private func expectWhole(_ workspace: SampleWorkspace, _ comment: Comment) throws {
    for (path, bytes) in try FolderContent(workspace.path("episodes")).files
    where !path.contains(".new-") {
      if path.hasSuffix("a.wav") { #expect(bytes == Self.recording, comment) }
      if path.hasSuffix("b.wav") { #expect(bytes.count >= Self.recording.count, comment) }
      if path.hasSuffix("one/episode.yml") {
        #expect(bytes.suffix(14) == Array("speaker: Dana Reyes\n".utf8).suffix(14))
      }
    }
  }

  @Test(arguments: [
    FailingCalls.Failure.diskError, .fullDisk, .noPermission, .interruption, .shortWrite,
  ])
  func `no failing call leaves half an episode`(failure: FailingCalls.Failure) throws {
    var number = 1
    while true {
      let (workspace, command) = try newCommand()
      let result = try Self.calls.get().run(command, call: number, on: "episodes/one", failure)
      guard let call = result.failed.first else { break }
      let comment: Comment = "\(failure), call \(number): \(call)\n\(result.outcome.stderr)"
      try expectWhole(workspace, comment)
      if result.outcome.end == .exited(0) {
        #expect(workspace.litter == [], comment)
      } else {
        #expect(!failure.isHarmless, comment)
        #expect(result.outcome.end == .exited(2), comment)
        #expect(result.outcome.diagnostics.count == 1, comment)
        #expect(!workspace.folder.exists("episodes/one/episode.yml"), comment)
        // Here the full disk lets nothing be removed either.
        if failure != .fullDisk {
          #expect(!call.hasPrefix("write") || !workspace.folder.exists("episodes/one"), comment)
        }
        let again = try command.run()
        #expect(again.end == .exited(0), "\(comment) \(again.stderr)")
      }
      #expect(
        try workspace.names(in: "episodes/one") == ["a.wav", "b.wav", "episode.yml"],
        comment
      )
      number += 1
    }
    #expect(number > 8)
  }

  @Test(arguments: [FailingCalls.Failure.diskError, .fullDisk, .noPermission, .shortWrite])
  func `no failing call leaves half a workspace`(failure: FailingCalls.Failure) throws {
    var number = 1
    while true {
      let (workspace, command) = try initCommand()
      let result = try Self.calls.get().run(command, call: number, on: "made", failure)
      guard let call = result.failed.first else { break }
      let comment: Comment = "\(failure), call \(number): \(call)\n\(result.outcome.stderr)"
      if result.outcome.end != .exited(0) {
        #expect(!failure.isHarmless, comment)
        #expect(result.outcome.end == .exited(2), comment)
        #expect(!workspace.folder.exists("made/episodes/show.yml"), comment)
        let again = try command.run()
        #expect(again.end == .exited(0), "\(comment) \(again.stderr)")
      }
      #expect(try workspace.text("made/episodes/show.yml").contains("# voicemail:"), comment)
      number += 1
    }
    #expect(number > 8)
  }

  @Test(arguments: 0..<(SlowTests.areOn ? 60 : 4))
  func `a killed command leaves no half file, and can be repeated`(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let (workspace, command) = try newCommand()
    let running = try command.start()
    Thread.sleep(forTimeInterval: Double.random(in: 0...0.06, using: &random))
    running.send(seed.isMultiple(of: 2) ? SIGKILL : SIGINT)
    let ended = try running.wait()
    try expectWhole(workspace, "\(seed): \(ended.end)")
    // A signal can also come when everything is in its place.
    if !workspace.folder.exists("episodes/one/episode.yml") {
      #expect(ended.end != .exited(0), "\(seed)")
      let again = try command.run()
      #expect(again.end == .exited(0), "\(seed): \(ended.end), \(again.stderr)")
    }
    #expect(try workspace.names(in: "episodes/one") == ["a.wav", "b.wav", "episode.yml"])
  }

  @Test(.enabled(if: SmallDisk.isPossible))
  func `a full disk leaves nothing, and says so`() throws {
    let disk = try SmallDisk(kilobytes: 256)
    let small = try initCommand().0
    let roadcast = try BuiltCommand.path()
    try disk.fill(leaving: 8, with: "filler")
    let full = try Command(roadcast, ["init", "\(disk.path)/w"]).run()
    #expect(full.end == .exited(2))
    #expect(full.stderr.contains("free some space and try again, nothing was changed"))
    #expect(!FileManager.default.fileExists(atPath: "\(disk.path)/w/episodes"))
    try disk.fill(leaving: 64, with: "filler")
    #expect(try Command(roadcast, ["init", "\(disk.path)/w"]).run().end == .exited(0))
    try small.write(WAV.tone(seconds: 3, rate: 16_000).bytes, to: "long.wav")
    let new = ["new", "one", small.path("long.wav"), "-C", "\(disk.path)/w"]
    let refused = try Command(roadcast, new).run()
    #expect(refused.end == .exited(2))
    #expect(refused.stderr.contains("free some space and try again, nothing was changed"))
    #expect(!FileManager.default.fileExists(atPath: "\(disk.path)/w/episodes/one"))
    try FileManager.default.removeItem(atPath: "\(disk.path)/filler")
    #expect(try Command(roadcast, new).run().end == .exited(0))
  }
}
