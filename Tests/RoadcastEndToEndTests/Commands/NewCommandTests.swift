import Foundation
import RoadcastTesting
import Testing

/// What `roadcast new` makes of the recordings that people have.
struct NewCommandTests {
  private let workspace: SampleWorkspace

  init() throws { workspace = try SampleWorkspace() }

  private func new(_ names: String...) throws -> Outcome {
    try workspace.command(["new", "one"] + names.map { workspace.path("desk/\($0)") }).run()
  }

  /// The recordings of the episode, in the order in which they play.
  private func segments() throws -> [String]? {
    try workspace.document("check").episode("one")?.programmes.first?.segments.map(\.audio)
  }

  private static let recording = WAV.tone(seconds: 1.2, rate: 16_000)

  @Test(
    arguments: [
      ("take.mp3", "mp3", []), ("take.flac", "flac", ["-c:a", "flac"]), ("take.aiff", "aiff", []),
      ("take.ogg", "ogg", ["-c:a", "libvorbis"]), ("take.opus", "opus", []),
      ("take.m4a", "m4a", ["-c:a", "aac"]),
      ("take.mov", "mov", ["-c:a", "alac"]), ("take.wma", "wma", []), ("TAKE.MP3", "mp3", []),
      ("take.wav", "flac", ["-c:a", "flac"]), ("take.m4a", "mp3", []), ("take.mp3", "wav", []),
      ("take.wav", "wav", ["-c:a", "adpcm_ms"]), ("New Recording 2", "m4a", []),
      ("Interview 2.0", "wav", []),
      ("take.caf", "caf", []), ("take.webm", "webm", []),
    ] as [(String, String, [String])]
  )
  func `a recording of any kind becomes a WAV file`(
    name: String,
    suffix: String,
    options: [String]
  ) throws {
    let bytes = try FFmpeg.convert(Self.recording.bytes, options, suffix: suffix)
    try workspace.write(bytes, to: "desk/\(name)")
    let outcome = try new(name)
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(try segments()?.count == 1)
    let episode = try #require(try workspace.document("check").episode("one"))
    // Some encoders add a few milliseconds.
    #expect(abs((episode.duration ?? 0) - 1.2) < 0.15)
    #expect(workspace.litter == [])
    #expect(try workspace.names(in: "episodes/one").count == 2)
  }

  @Test func `a recording in WAV is copied byte by byte`() throws {
    let bytes = Self.recording.bytes
    try workspace.write(bytes, to: "desk/Take.WAV")
    #expect(try new("Take.WAV").end == .exited(0))
    #expect(try workspace.folder.read("episodes/one/Take.WAV") == bytes)
  }

  @Test func `what an earlier run left goes, and files of others stay`() throws {
    try workspace.write(Self.recording.bytes, to: "desk/take.wav")
    for name in ["take.wav", "episode.yml", "minutes", "budget.txt"] {
      try workspace.write("half", to: "episodes/one/\(name).new-999999999")
    }
    #expect(try new("take.wav").end == .exited(0))
    #expect(
      try workspace.names(in: "episodes/one") == [
        "budget.txt.new-999999999", "episode.yml", "minutes.new-999999999", "take.wav",
      ]
    )
  }

  @Test func `recordings play in the order in which they were given`() throws {
    let names = ["zebra.wav", "10.wav", "2.wav", "apple.wav"]
    for (index, name) in names.enumerated() {
      try workspace.write(WAV.tone(300 + 50 * Double(index)).bytes, to: "desk/\(name)")
    }
    #expect(try new(names[0], names[1], names[2], names[3]).end == .exited(0))
    #expect(try segments() == names)
  }

  @Test func `recordings that are in the folder already become segments too`() throws {
    let flac = try FFmpeg.convert(Self.recording.bytes, [], suffix: "flac")
    try workspace.write(flac, to: "episodes/one/10.flac")
    try workspace.write(WAV.tone(500).bytes, to: "episodes/one/2.wav")
    try workspace.write(WAV.tone(600).bytes, to: "desk/3.wav")
    #expect(try new("3.wav").end == .exited(0))
    #expect(try segments() == ["3.wav", "2.wav", "10.wav"])
    #expect(try workspace.run("check").rules == ["missing-transcript"])
  }

  @Test func `without ffmpeg, the message is the one command to run`() throws {
    try workspace.write(
      try FFmpeg.convert(Self.recording.bytes, [], suffix: "m4a"),
      to: "desk/a.m4a"
    )
    try workspace.write(Self.recording.bytes, to: "desk/b.wav")
    var command = try workspace.command([
      "new", "one", workspace.path("desk/b.wav"), workspace.path("desk/a.m4a"),
    ])
    command.environment = ["PATH": workspace.path("nowhere")]
    let outcome = try command.run()
    #expect(outcome.end == .exited(2))
    #expect(
      outcome.stderr == """
        roadcast: error: "a.m4a" is an M4A or MP4 file, which only ffmpeg can convert; install it with \
        `sudo apt install ffmpeg`, then run this command again

        """
    )
    #expect(!workspace.folder.exists("episodes/one"))
  }

  @Test(
    arguments: [
      ("notes.txt", Array("Only words.".utf8), "is a text file, not a recording"),
      (
        "takes.zip", [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 20),
        "is a ZIP file, not a recording"
      ),
      ("empty.m4a", [], "is empty, not a recording"),
      (
        "broken.m4a", Array("\u{0}\u{0}\u{0}\u{20}ftypM4A ".utf8) + Array(repeating: 1, count: 99),
        "export it as WAV"
      ),
      (
        "list.m4a", Array("#EXTM3U\n#EXTINF:1,\n/etc/passwd\n".utf8),
        "is a text file, not a recording"
      ),
    ] as [(String, [UInt8], String)]
  )
  func `what isn't a recording is refused, and leaves nothing`(
    name: String,
    bytes: [UInt8],
    words: String
  ) throws {
    try workspace.write(bytes, to: "desk/\(name)")
    try workspace.write(Self.recording.bytes, to: "desk/good.wav")
    let outcome = try new("good.wav", name)
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    #expect(outcome.diagnostics.count == 1)
    #expect(!workspace.folder.exists("episodes/one"))
  }

  @Test func `two recordings that would get the same name are refused`() throws {
    try workspace.write(Self.recording.bytes, to: "desk/a.wav")
    try workspace.write(
      try FFmpeg.convert(Self.recording.bytes, [], suffix: "flac"),
      to: "desk/a.flac"
    )
    let outcome = try new("a.wav", "a.flac")
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("two recordings would be named \"a.wav\""))
  }

  @Test func `a transcript comes along with its recording`() throws {
    try workspace.write(
      try FFmpeg.convert(Self.recording.bytes, [], suffix: "mp3"),
      to: "desk/a.mp3"
    )
    for name in ["a.vtt", "b.vtt"] {
      try workspace.write(SampleWorkspace.transcript, to: "desk/\(name)")
    }
    #expect(try new("a.mp3", "b.vtt").stderr.contains("b.vtt is a text file, not a recording"))
    #expect(try new("a.mp3", "a.vtt").end == .exited(0))
    #expect(try workspace.names(in: "episodes/one") == ["a.vtt", "a.wav", "episode.yml"])
    #expect(try workspace.run("check", "--strict").end == .exited(0))
  }

  @Test func `a folder isn't a recording`() throws {
    try workspace.write(Self.recording.bytes, to: "desk/week 48/a.wav")
    let outcome = try new("week 48")
    #expect(outcome.end == .exited(2))
    #expect(
      outcome.stderr.hasSuffix(
        "name the recordings in it, as in '\(workspace.path("desk/week 48"))'/*.wav\n"
      )
    )
  }

  @Test func `a recording is found through a link`() throws {
    try workspace.write(Self.recording.bytes, to: "elsewhere/a.wav")
    try workspace.link("desk", to: "elsewhere")
    #expect(try new("a.wav").end == .exited(0))
  }

  // MARK: Interrupted work

  @Test func `after a command that was killed, the same command works`() throws {
    let bytes = Self.recording.bytes
    for name in ["a.wav", "b.wav"] { try workspace.write(bytes, to: "desk/\(name)") }
    try workspace.write(bytes, to: "episodes/one/a.wav")
    try workspace.write(Array(bytes.prefix(99)), to: "episodes/one/b.wav.new-4194305")
    #expect(try new("a.wav", "b.wav").end == .exited(0))
    #expect(try workspace.names(in: "episodes/one") == ["a.wav", "b.wav", "episode.yml"])
    #expect(try workspace.folder.read("episodes/one/b.wav") == bytes)
  }

  @Test func `another recording of the same name is never replaced`() throws {
    let mine = WAV.tone(500).bytes
    try workspace.write(mine, to: "episodes/one/a.wav")
    try workspace.write(Self.recording.bytes, to: "desk/a.wav")
    let outcome = try new("a.wav")
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("already exists, and is another recording"))
    #expect(try workspace.folder.read("episodes/one/a.wav") == mine)
    #expect(try workspace.names(in: "episodes/one") == ["a.wav"])
  }
}
