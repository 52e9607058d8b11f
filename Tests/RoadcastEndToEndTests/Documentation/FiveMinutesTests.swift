import Foundation
import RoadcastTesting
import Testing

/// The README's "Five minutes to a first episode", typed as it stands there.
struct FiveMinutesTests {
  /// The README's commands but the installation, in a home folder with four recordings.
  private static let result = Result { () throws -> (TemporaryFolder, Outcome) in
    let home = try TemporaryFolder()
    for (index, name) in ["01-news.wav", "02-customer.wav", "03-training.wav", "04-ask.wav"]
      .enumerated()
    {
      let wav = WAV(
        mono: Waveform.speech(frames: 60_000 + 9_000 * index, rate: 16_000),
        rate: 16_000
      )
      try home.write(wav.bytes, to: "Desktop/\(name)")
    }
    let readme = try String(contentsOfFile: "\(Repository.path)/README.md", encoding: .utf8)
    let section = try #require(readme.components(separatedBy: "## Five minutes").dropFirst().first)
    let block = try #require(section.components(separatedBy: "```").dropFirst().first)
    let lines = block.split(separator: "\n").filter { $0.hasPrefix("roadcast ") }
    #expect(lines.count == 4)
    let folder = URL(filePath: try BuiltCommand.path()).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    var shell = Command("/bin/sh", ["-c", "set -e\n" + lines.joined(separator: "\n")])
    shell.folder = home.path
    shell.environment = ["HOME": home.path, "PATH": "\(folder):\(path)"]
    return (home, try shell.run())
  }

  @Test func `the README's commands end with an episode that plays`() throws {
    let (home, outcome) = try Self.result.get()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    let feed = try #require(home.text("briefings/feed/feed.xml"))
    #expect(feed.components(separatedBy: "<item>").count == 2)
    let audio = try home.names("briefings/feed/audio").filter { $0.hasSuffix(".mp3") }
    #expect(audio.count == 1)
    let samples = try FFmpeg.decode("\(home.path)/briefings/feed/audio/\(audio[0])")
    #expect(samples[0].count > 44_100 * 16)
    #expect(
      outcome.stdout.contains("The episode will be in the feed after the next `roadcast build`.")
    )
  }

  /// Each can be corrected at once: a picture, transcripts, the show's address.
  @Test func `each warning on the way is one to act on at once`() throws {
    let (_, outcome) = try Self.result.get()
    #expect(!outcome.stderr.contains("error: "))
    let known: Set = ["default-cover", "missing-transcript", "placeholder-address"]
    #expect(outcome.rules.isSubset(of: known), "\(outcome.stderr)")
  }

  // MARK: Commented examples

  /// A text with its commented examples switched on.
  private func uncommented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.replacing(#/^( *)# /#, with: { $0.1 }) }.joined(separator: "\n")
  }

  @Test func `every commented example works as it is`() throws {
    let folder = try TemporaryFolder()
    let roadcast = try BuiltCommand.path()
    #expect(try Command(roadcast, ["init", folder.path]).run().end == .exited(0))
    // Long enough for the usual limits.
    for (index, name) in ["a", "b"].enumerated() {
      try folder.write(
        WAV.tone(400 + Double(100 * index), seconds: 160, rate: 8_000).bytes,
        to: "desk/\(name).wav"
      )
    }
    let new = [
      "new", "kickoff", "\(folder.path)/desk/a.wav", "\(folder.path)/desk/b.wav", "-C", folder.path,
    ]
    #expect(try Command(roadcast, new).run().end == .exited(0))
    for name in ["a", "b"] {
      try folder.write(
        "WEBVTT\n\n00:00.100 --> 00:03.000\nHere is the guided pilot.\n",
        to: "episodes/kickoff/\(name).vtt"
      )
    }
    for path in ["episodes/show.yml", "episodes/kickoff/episode.yml"] {
      let text = try #require(folder.text(path))
      let changed = uncommented(text)
      #expect(changed != text && !changed.contains("\n# "))
      try folder.write(changed, to: path)
    }
    let check = try Command(roadcast, ["check", "-C", folder.path]).run()
    #expect(check.end == .exited(0), "\(check.stderr)")
    #expect(!check.stderr.contains("error: "))
  }

  @Test(arguments: [("America/New_York", "America/New_York"), ("UTC", "UTC")])
  func `init fills in the time zone of the system`(system: String, zone: String) throws {
    let folder = try TemporaryFolder()
    var command = Command(try BuiltCommand.path(), ["init", folder.path])
    command.environment = ["TZ": system]
    #expect(try command.run().end == .exited(0))
    let show = try #require(folder.text("episodes/show.yml"))
    #expect(show.contains("\ntimezone: \(zone)   #"))
    #expect(try Command(command.program, ["check", "-C", folder.path]).run().end == .exited(0))
  }

  @Test func `recordings that are too short for the limits are named at once`() throws {
    let folder = try TemporaryFolder()
    let roadcast = try BuiltCommand.path()
    #expect(try Command(roadcast, ["init", folder.path]).run().end == .exited(0))
    try folder.write(WAV.tone(seconds: 2).bytes, to: "a.wav")
    let new = try Command(roadcast, ["new", "kickoff", "\(folder.path)/a.wav", "-C", folder.path])
      .run()
    #expect(
      new.stdout.contains(
        "The recordings run 2.0 s together, less than the minimum of 5:00: add recordings, or change "
          + "`length` in episodes/show.yml."
      )
    )
  }
}
