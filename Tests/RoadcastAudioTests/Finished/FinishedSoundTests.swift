import RoadcastAudio
import RoadcastFiles
import RoadcastTesting
import Testing

struct FinishedSoundTests {
  private func read(
    _ bytes: [UInt8],
    as container: FinishedSound.Container = .mpegAudio
  ) throws -> FinishedSound {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "file")
    return try FinishedSound(of: InputFile.reopened(at: "\(folder.path)/file"), as: container)
  }

  private static let wav = Result { WAV.tone(seconds: 3).bytes }

  private func encoded(_ arguments: [String], suffix: String) throws -> [UInt8] {
    try FFmpeg.convert(Self.wav.get(), arguments, suffix: suffix)
  }

  @Test(arguments: [
    (["-b:a", "64k"], "mp3", FinishedSound.Container.mpegAudio),
    (["-q:a", "4"], "mp3", .mpegAudio),
    (["-ar", "22050", "-b:a", "32k"], "mp3", .mpegAudio),
    (["-c:a", "aac"], "m4a", .mpeg4),
    (["-c:a", "libvorbis"], "ogg", .ogg),
    (["-c:a", "libopus"], "opus", .ogg),
  ])
  func `the length is what was recorded`(
    arguments: [String],
    suffix: String,
    container: FinishedSound.Container
  ) throws {
    let sound = try read(encoded(arguments, suffix: suffix), as: container)
    let seconds = Double(sound.samples) / Double(sound.sampleRate)
    #expect(abs(seconds - 3) < 0.03, "\(suffix) \(arguments): \(seconds)")
    #expect(!sound.isCutShort)
    #expect(sound.strayBytes == 0)
  }

  @Test func `levels follow the sound`() throws {
    var samples = WAV.tone(seconds: 2)
    samples.channels = samples.channels.map { channel in
      channel.enumerated().map { $0.offset < channel.count / 2 ? $0.element / 32 : $0.element }
    }
    let mp3 = try FFmpeg.convert(samples.bytes, ["-b:a", "64k"], suffix: "mp3")
    let levels = try read(mp3).levels
    let quiet = levels[levels.count / 4]
    let loud = levels[levels.count * 3 / 4]
    // 30 dB in steps of 1.5 dB are 20.
    #expect(Int(loud) - Int(quiet) > 12, "\(quiet) \(loud)")
  }

  @Test func `tags at the start and the end aren't sound`() throws {
    let mp3 = try encoded(
      ["-b:a", "64k", "-write_id3v1", "1", "-metadata", "title=T"],
      suffix: "mp3"
    )
    let sound = try read(mp3)
    #expect(sound.strayBytes == 0)
    #expect(abs(Double(sound.samples) / Double(sound.sampleRate) - 3) < 0.03)
  }

  @Test func `half a file is reported`() throws {
    let mp3 = try encoded(["-b:a", "64k"], suffix: "mp3")
    #expect(throws: FinishedSoundError.self) { try read(Array(mp3.prefix(mp3.count / 2))) }
    let m4a = try encoded(["-c:a", "aac"], suffix: "m4a")
    #expect(throws: FinishedSoundError.self) {
      try read(Array(m4a.prefix(m4a.count / 2)), as: .mpeg4)
    }
  }

  @Test func `bytes between frames are counted`() throws {
    var mp3 = try encoded(["-b:a", "64k"], suffix: "mp3")
    mp3.insert(contentsOf: [UInt8](repeating: 0x41, count: 300), at: mp3.count / 2)
    #expect(try read(mp3).strayBytes > 299)
  }

  @Test(arguments: [
    Array("<html>Not found</html>".utf8), [], [0xFF], Array("ID3\u{4}\0\0\u{7F}\u{7F}".utf8),
    [UInt8](repeating: 0, count: 5_000), [UInt8](repeating: 0xFF, count: 5_000),
    Array("RIFF\0\0\0\0WAVEfmt ".utf8), Array("OggS".utf8), Array("\0\0\0\u{8}ftyp".utf8),
  ])
  func `what isn't sound is refused`(bytes: [UInt8]) throws {
    for container in [FinishedSound.Container.mpegAudio, .mpeg4, .ogg] {
      #expect(throws: FinishedSoundError.self) { try read(bytes, as: container) }
    }
  }

  @Test func `a sample rate that no encoder writes is refused`() throws {
    var ogg = try encoded(["-c:a", "libvorbis"], suffix: "ogg")
    let start = 27 + Int(ogg[26]) + 12
    ogg.replaceSubrange(start..<(start + 4), with: [0, 0x28, 0x6B, 0xEE])
    #expect(throws: FinishedSoundError.self) { try read(ogg, as: .ogg) }
  }

  @Test func `damage never crashes`() throws {
    var random = SeededRandom(seed: 7)
    for (arguments, suffix, container) in [
      (["-b:a", "64k"], "mp3", FinishedSound.Container.mpegAudio),
      (["-c:a", "aac"], "m4a", .mpeg4), (["-c:a", "libvorbis"], "ogg", .ogg),
    ] {
      let good = try encoded(arguments, suffix: suffix)
      for _ in 0..<150 {
        var bytes = good
        for _ in 0..<Int.random(in: 1...20, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
            in: 0...255,
            using: &random
          )
        }
        if Bool.random(using: &random) {
          bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
        }
        _ = try? read(bytes, as: container)
      }
    }
  }
}
