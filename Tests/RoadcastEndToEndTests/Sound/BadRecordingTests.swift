import Foundation
import RoadcastTesting
import Testing

/// Damaged and unusual recordings: each is used or reported by a rule, and none crashes the command.
struct BadRecordingTests {
  @Test(arguments: SampleRecording.allCases)
  func `a recording is used, or reported by its rule`(_ recording: SampleRecording) throws {
    let workspace = try SampleWorkspace(
      show: "length: { min: \"0:00.5\", max: \"0:30\", target: [\"0:00.5\", \"0:30\"] }\n"
    )
    try workspace.addEpisode("one", recordings: [:])
    try workspace.addRecording("episodes/one/01.wav", recording.bytes())
    let outcome = try workspace.run("build", timeout: 20)
    #expect(outcome.end == .exited(recording.isUsable ? 0 : 1), "\(outcome.stderr)")
    #expect(outcome.rules == Set([recording.rule].compactMap(\.self)), "\(outcome.stderr)")
    #expect(outcome.disturbances == [])
    for line in outcome.diagnostics { #expect(line.hasPrefix("episodes/one/01.wav: ")) }
    guard recording.isUsable else { return }
    // Every sample was published, and none is out of range.
    let samples = try FFmpeg.decode(#require(try workspace.published(".mp3").first))[0]
    #expect(samples.allSatisfy { $0.isFinite && abs($0) < 1 })
    let frames =
      switch recording {
      case .truncated: 14_000
      case .twoTakes: 14 * 16_000
      case .noisy: 4 * 16_000
      default: 16_000
      }
    var timeline = ExpectedTimeline()
    timeline.append(frames: frames, at: 16_000)
    #expect(samples.count == timeline.duration)
  }

  /// Checks an episode whose manifest names a recording that isn't an ordinary file.
  private func check(
    _ manifest: String = "segments: [{ audio: 01.wav }]\n",
    _ prepare: (SampleWorkspace) throws -> Void
  ) throws -> Outcome {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", manifest: manifest, recordings: [:])
    try workspace.write(WAV.tone().bytes, to: "episodes/one/spare/00.wav")
    try workspace.write(SampleWorkspace.transcript, to: "episodes/one/01.vtt")
    try prepare(workspace)
    return try workspace.run("check", timeout: 20)
  }

  private let place = "episodes/one/episode.yml:3:21: error: the recording \"episodes/one/01.wav\""

  @Test func `a pipe is an error, and the command doesn't wait for it`() throws {
    let outcome = try check { workspace in
      _ = try Command("mkfifo", [workspace.path("episodes/one/01.wav")]).run()
    }
    #expect(outcome.end == .exited(1))
    #expect(
      outcome.stderr
        == "\(place) is a pipe, but must be a file; put a file in its place [not-a-file]\n"
    )
  }

  @Test func `a folder with the name of a recording is an error`() throws {
    let outcome = try check { workspace in
      try workspace.write("", to: "episodes/one/01.wav/notes.txt")
    }
    #expect(
      outcome.stderr
        == "\(place) is a folder, but must be a file; put a file in its place [not-a-file]\n"
    )
  }

  @Test func `a link to a device is an error`() throws {
    let outcome = try check { workspace in
      try workspace.link("episodes/one/01.wav", to: "/dev/zero")
    }
    #expect(outcome.rules == ["symbolic-link"])
  }

  @Test(arguments: ["/etc/passwd", "../../../outside.wav", "spare/00.wav", "nowhere.wav"])
  func `a symbolic link is an error, wherever it points`(target: String) throws {
    let outcome = try check { workspace in
      try workspace.link("episodes/one/01.wav", to: target)
    }
    #expect(outcome.end == .exited(1))
    #expect(
      outcome.stderr
        == "\(place) is a symbolic link; replace it with the file itself [symbolic-link]\n"
    )
  }

  @Test func `a recording below a linked folder is an error`() throws {
    let elsewhere = try TemporaryFolder()
    try elsewhere.write(WAV.tone().bytes, to: "01.wav")
    let manifest = "segments: [{ audio: more/01.wav, transcript: 01.vtt }]\n"
    let outcome = try check(manifest) { workspace in
      try workspace.link("episodes/one/more", to: elsewhere.path)
    }
    #expect(outcome.end == .exited(1))
    #expect(outcome.rules == ["symbolic-link"])
  }

  @Test func `an episode folder that is a symbolic link is an error`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    try workspace.link("episodes/two", to: workspace.path("episodes/one"))
    let outcome = try workspace.run("check")
    #expect(outcome.end == .exited(1))
    #expect(outcome.stderr.contains("episodes/two: error: is a symbolic link"))
  }

  /// Failing to read says nothing about the content.
  @Test(arguments: ["episodes/two/01.wav", "episodes/two/01.vtt", "episodes/two/episode.yml"])
  func `a file without read permission ends the work, whatever may be skipped`(
    path: String
  ) throws {
    let workspace = try SampleWorkspace()
    for slug in ["one", "two"] {
      try workspace.addEpisode(slug, recordings: ["01.wav": .tone()])
    }
    #expect(try workspace.run("build").end == .exited(0))
    let before = try workspace.feed()
    try workspace.write("title: Changed\npublished: 2026-11-20\n", to: "episodes/one/episode.yml")
    _ = try Command("chmod", ["-R", "a+rwX", workspace.path]).run()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0],
      ofItemAtPath: workspace.path(path)
    )
    var command = try workspace.command(["build", "--skip-invalid"])
    if getuid() == 0 {
      // Root can read everything, so run the command as another user.
      command.arguments =
        ["--reuid=65534", "--clear-groups", command.program] + command.arguments
      command.program = "setpriv"
    }
    let outcome = try command.run()
    #expect(outcome.end == .exited(2), "\(outcome.stderr)")
    #expect(outcome.stderr.contains("\"\(path)\" can't be opened: Permission denied"))
    #expect(try workspace.feed() == before)
  }

  @Test func `too few open files end the work, and never leave out an episode`() throws {
    let workspace = try SampleWorkspace()
    for (day, slug) in ["one", "two", "three"].enumerated() {
      try workspace.addEpisode(
        slug,
        published: "2026-11-1\(day)",
        recordings: ["01.wav": .tone(), "02.wav": .tone(300)]
      )
    }
    var failures = 0
    // Swift's runtime needs the first seven.
    for limit in 9...24 {
      let build = try workspace.command(["build", "--skip-invalid"])
      let line = "ulimit -n \(limit); exec \"$0\" \"$@\""
      let outcome = try Command("sh", ["-c", line, build.program] + build.arguments).run()
      if outcome.end == .exited(0) {
        #expect(try workspace.published(".mp3").count == 3, "\(limit): \(outcome.stderr)")
      } else {
        failures += 1
        #expect(outcome.end == .exited(2), "\(limit): \(outcome.stderr)")
        #expect(outcome.rules == [], "\(limit): \(outcome.stderr)")
      }
    }
    #expect(failures > 2)
  }

  @Test(arguments: [
    ("mp3", "mp3"), ("flac", "flac"), ("aiff", "aiff"), ("m4a", "m4a"), ("w64", "w64"),
  ])
  func `the command in a message converts a recording in another format`(
    kind: String,
    suffix: String
  ) throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: [:])
    let bytes = try #require(SampleRecording(rawValue: kind)).bytes()
    try workspace.addRecording("episodes/one/01.wav", bytes)
    let message = try workspace.run("check").stderr
    let line = try #require(message.firstMatch(of: /convert it with `(.+?)`/)?.1, "\(message)")
    #expect(line.contains("episodes/one/01.\(suffix)"))
    let shell = "cd '\(workspace.path)' && \(line)"
    #expect(try Command("sh", ["-c", shell]).run().end == .exited(0))
    #expect(try workspace.run("build").end == .exited(0))
  }

  @Test func `a huge file without sound is refused without reading all of it`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: [:])
    for (name, rate) in [("01.wav", 8_000), ("02.wav", 192_000)] {
      let header = WAV(mono: [0], rate: rate, as: .float32)
      var bytes = header.bytes
      bytes.replaceSubrange(bytes.count - 8..<bytes.count - 4, with: [0, 0, 0, 0xC0])
      try workspace.addRecording("episodes/one/\(name)", bytes)
      let file = try FileHandle(forWritingTo: URL(filePath: workspace.path("episodes/one/\(name)")))
      try file.truncate(atOffset: 3 << 30)
    }
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try workspace.run("check", timeout: 30)
    #expect(clock.now - start < .seconds(2))
    #expect(outcome.rules == ["recording-too-large", "silent-recording"], "\(outcome.stderr)")
  }

  /// Short recordings in every form of WAV, so that `check` is fast.
  private static let seeds: [[UInt8]] = {
    let samples = Waveform.tone(frames: 4_000, rate: 8_000)
    var odd = WAV(mono: samples, rate: 8_000, as: .float32)
    odd.chunksBefore = [("LIST", Array("INFOINAM12345678".utf8))]
    odd.chunksAfter = [("cue ", [1, 0, 0, 0])]
    var large = WAV([samples, samples], rate: 8_000, as: .pcm24)
    large.form = .rf64
    var extensible = WAV(mono: samples, rate: 8_000, as: .pcm8)
    extensible.isExtensible = true
    return [WAV(mono: samples, rate: 8_000), odd, large, extensible].map(\.bytes)
  }()

  @Test(arguments: 0..<(SlowTests.areOn ? 170 : 6))
  func `damaged headers never crash the command or keep it busy`(seed: Int) throws {
    var random = SeededRandom(seed: 1_000 + seed)
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: [:])
    for index in 100..<160 {
      var bytes = Self.seeds[index % Self.seeds.count]
      Self.damage(&bytes, with: &random)
      try workspace.write(bytes, to: "episodes/one/\(index).wav")
    }
    let outcome = try workspace.run("check", "--json", timeout: 60)
    #expect(
      outcome.end == .exited(0) || outcome.end == .exited(1),
      "seed \(seed): \(outcome.stderr.suffix(500))"
    )
    #expect(outcome.disturbances == [], "seed \(seed)")
    let known = Set(SampleRecording.allCases.compactMap(\.rule)).union([
      "missing-transcript", "too-long", "too-short", "recording-too-large", "same-recording",
    ])
    #expect(outcome.rules.subtracting(known) == [], "seed \(seed)")
    #expect(try BuildDocument(outcome.output).episodes.count == 1)
  }

  private static func damage(_ bytes: inout [UInt8], with random: inout SeededRandom) {
    let header = min(bytes.count, 110)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0..<header, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2:
        // A number near the limits of 32 bits.
        let values: [UInt32] = [0, 1, 0x7FFF_FFFF, 0x8000_0000, .max, .max - 1, .max - 7]
        let value = values[Int.random(in: 0..<values.count, using: &random)]
        for offset in 0..<4 where place + offset < bytes.count {
          bytes[place + offset] = UInt8(truncatingIfNeeded: value >> (8 * offset))
        }
      case 3: bytes.removeLast(Int.random(in: 0..<bytes.count / 2, using: &random))
      case 4: bytes.removeSubrange(place..<min(place + 4, bytes.count))
      default: bytes.insert(contentsOf: bytes[0..<header / 2], at: place)
      }
    }
  }
}
