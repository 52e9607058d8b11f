import Foundation
import RoadcastAudio
import RoadcastTesting
import Testing

/// The whole way from a recording to what a decoder returns, measured with ffmpeg.
struct MasteringTests {
  private static let speech = SpeechLikeSignal.samples(seconds: 3, sampleRate: 44_100)

  private func settings(
    _ bitrate: Int = 96,
    rate: Int = 44_100,
    channels: Int = 1
  ) -> MasterSettings {
    MasterSettings(
      format: MP3Format(bitrate: bitrate, sampleRate: rate, channels: channels),
      loudness: -16,
      truePeak: -1,
      gap: 26_460
    )
  }

  private func master(
    _ recording: [UInt8],
    _ settings: MasterSettings
  ) async throws -> (file: MP3File, analysis: RecordingAnalysis) {
    let file = try RecordingFile(recording)
    let analysis = try await file.analysis(for: settings)
    let (frames, peaks) = try await file.encoded(analysis, for: settings, jobs: 2)
    let block = MP3Format.block(samples: analysis.length, gap: settings.gap)
    #expect(MP3File.split(frames, settings.format).count == block / MP3Format.frameSamples)
    #expect(peaks.count == block / MP3Format.frameSamples)
    let master = try MP3File(frames, format: settings.format, samples: analysis.length)
    return (master, analysis)
  }

  @Test(arguments: [
    (48, 44_100, 1), (48, 48_000, 2), (56, 48_000, 1), (64, 44_100, 1), (64, 44_100, 2),
    (80, 48_000, 1), (96, 44_100, 1), (96, 44_100, 2), (112, 48_000, 2), (128, 44_100, 2),
    (160, 48_000, 1), (192, 44_100, 2), (192, 48_000, 1),
  ])
  func `a decoded master has its target loudness, is below the ceiling, and has the exact length`(
    bitrate: Int,
    rate: Int,
    channels: Int
  ) async throws {
    let recording =
      channels == 1
      ? RIFFBuilder.pcm16(Self.speech, channels: 1, sampleRate: 44_100)
      : RIFFBuilder.pcm16(
        zip(Self.speech, Self.speech.dropFirst(40)).flatMap { [$0, 0.7 * $1] },
        channels: 2,
        sampleRate: 44_100
      )
    let settings = settings(bitrate, rate: rate, channels: channels)
    let (file, analysis) = try await master(recording, settings)
    #expect(analysis.limited > 0.1)
    let decoded = try FFmpeg.loudness(file.path)
    #expect(abs(decoded.integrated + 16) <= 0.5)
    #expect(decoded.truePeak <= -1)
    #expect(try FFmpeg.decodeInterleaved(file.path).count == analysis.length * channels)
  }

  @Test(arguments: [(48, 44_100, 1), (96, 48_000, 1), (96, 44_100, 2)])
  func `hiss has its target loudness, although encoding takes some of it away`(
    bitrate: Int,
    rate: Int,
    channels: Int
  ) async throws {
    var random = SeededRandom(seed: 9)
    let noise = (0..<(5 * 48_000 * channels)).map { _ in
      Float.random(in: -0.3...0.3, using: &random)
    }
    let recording = RIFFBuilder.float32(noise, channels: channels, sampleRate: 48_000)
    let (file, _) = try await master(recording, settings(bitrate, rate: rate, channels: channels))
    let decoded = try FFmpeg.loudness(file.path)
    #expect(abs(decoded.integrated + 16) <= 0.5)
    #expect(decoded.truePeak <= -1)
  }

  @Test func `recordings that are decoded at the same time don't mix`() async throws {
    var random = SeededRandom(seed: 11)
    let recordings = (1...4).map { loudness in
      let noise = (0..<44_100).map { _ in
        Float.random(in: -0.1...0.1, using: &random) * Float(loudness)
      }
      return RIFFBuilder.float32(noise, channels: 1, sampleRate: 44_100)
    }
    let settings = settings(64)
    var alone: [RecordingAnalysis] = []
    for recording in recordings {
      alone.append(try await RecordingFile(recording).analysis(for: settings))
    }
    // Whether two decoders run at the same moment is up to chance, so once isn't enough.
    for _ in 0..<4 {
      let together = try await withThrowingTaskGroup(of: (Int, RecordingAnalysis).self) { group in
        for (index, recording) in recordings.enumerated() {
          group.addTask { (index, try await RecordingFile(recording).analysis(for: settings)) }
        }
        return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      }
      #expect(recordings.indices.map { together[$0] } == alone)
    }
  }

  @Test func `two voices on two sides are below the ceiling at the lowest bit rate`() async throws {
    let sides = [4, 5].map { SpeechLikeSignal.samples(seconds: 8, sampleRate: 44_100, seed: $0) }
    let recording = RIFFBuilder.pcm16(
      zip(sides[0], sides[1]).flatMap { [$0, $1] },
      channels: 2,
      sampleRate: 44_100
    )
    let (file, _) = try await master(recording, settings(48, channels: 2))
    let decoded = try FFmpeg.loudness(file.path)
    #expect(abs(decoded.integrated + 16) <= 0.5)
    #expect(decoded.truePeak <= -1)
  }

  @Test func `a recording with very high peaks reaches its target loudness`() async throws {
    // Soft speech, with a knock on the table every half second that is 30 dB louder.
    var samples = Self.speech.map { $0 * 0.03 }
    for index in stride(from: 10_000, to: samples.count - 50, by: 22_050) {
      for offset in 0..<40 { samples[index + offset] += offset % 8 < 4 ? 0.9 : -0.9 }
    }
    let recording = RIFFBuilder.pcm16(samples, channels: 1, sampleRate: 44_100)
    let (file, analysis) = try await master(recording, settings())
    let decoded = try FFmpeg.loudness(file.path)
    #expect(decoded.truePeak <= -1)
    #expect(abs(decoded.integrated + 16) <= 0.5)
    #expect(analysis.limited > 1)
  }

  @Test func `a very quiet recording reaches its target loudness`() async throws {
    let samples = Self.speech.map { $0 * 0.04 }
    let recording = RIFFBuilder.float32(samples, channels: 1, sampleRate: 44_100)
    let (file, analysis) = try await master(recording, settings())
    #expect(analysis.loudness < -45)
    let decoded = try FFmpeg.loudness(file.path)
    #expect(abs(decoded.integrated + 16) <= 0.5)
    #expect(decoded.truePeak <= -1)
  }

  @Test func `a recording below the ceiling is only amplified`() async throws {
    let tone = ToneSignal(frequency: 500, level: -30)
      .samples(seconds: 2, sampleRate: 48_000, fade: 0.05)
    let recording = RIFFBuilder.float32(tone, channels: 1, sampleRate: 48_000)
    var settings = settings(128, rate: 48_000)
    settings.cleaning = .none
    let (file, analysis) = try await master(recording, settings)
    #expect(analysis.limited == 0)
    #expect((analysis.sourceRate, analysis.sourceChannels) == (48_000, 1))
    #expect(analysis.encoding == "32-bit float")
    let factor = Float(Decibels.factor(analysis.gain))
    #expect(
      largestDifference(
        between: try FFmpeg.decodeInterleaved(file.path),
        and: tone.map { $0 * factor }
      )
        < 0.01
    )
  }

  @Test func `any number of workers gives the bytes of a serial encoding`() async throws {
    // Long enough for two chunks, and so soft that the limiter does nothing.
    let speech = SpeechLikeSignal.samples(seconds: 17, sampleRate: 44_100, seed: 3)
    var settings = settings(64)
    settings.loudness = -40
    settings.cleaning = .none
    let file = try RecordingFile(RIFFBuilder.float32(speech, channels: 1, sampleRate: 44_100))
    let analysis = try await file.analysis(for: settings)
    #expect(analysis.limited == 0)
    var made: [[UInt8]] = []
    for limit in [1, 4] {
      made.append(
        try await file.encoded(analysis, for: settings, jobs: limit).frames
      )
    }
    let factor = Float(Decibels.factor(analysis.gain))
    let block = MP3Format.block(samples: analysis.length, gap: settings.gap)
    let silence = Array(repeating: Float(0), count: block + 3 * 1_152 - speech.count)
    let serial = try MP3Encoder.encode(
      MP3Chunk(
        samples: speech.map { $0 * factor } + silence,
        primingFrames: 0,
        frames: block / 1_152
      ),
      as: settings.format
    )
    // Only the result is expected, because describing the difference of large arrays takes minutes.
    let areSame = made.map { $0 == serial }
    #expect(areSame == [true, true])
  }

  @Test(arguments: [44_100, 48_000])
  func `an analysis depends neither on the number of workers nor on the rate of the measurement`(
    rate: Int
  ) async throws {
    let speech = SpeechLikeSignal.samples(seconds: 4, sampleRate: 48_000)
    let file = try RecordingFile(RIFFBuilder.pcm16(speech, channels: 1, sampleRate: 48_000))
    let settings = settings(rate: rate)
    let alone = try await file.analysis(for: settings, jobs: 1)
    #expect(try await file.analysis(for: settings, jobs: 3) == alone)
    #expect(alone.length == 4 * rate)
    var resampled: [Float] = []
    var stream = try RecordingStream(
      file: file.input,
      channels: 1,
      sampleRate: 44_100
    )
    var block: [Float] = []
    while try stream.next(into: &block) { resampled += block }
    let other = try RecordingFile(RIFFBuilder.float32(resampled, channels: 1, sampleRate: 44_100))
    let found = try await other.analysis(for: settings)
    #expect(abs(found.loudness - alone.loudness) < 0.01)
    #expect(abs(found.truePeak - alone.truePeak) < 0.1)
    #expect(abs(found.gain - alone.gain) < 0.05)
  }

  @Test func `progress counts every sample of the block once`() async throws {
    let file = try RecordingFile(RIFFBuilder.pcm16(Self.speech, channels: 1, sampleRate: 44_100))
    let settings = settings()
    let analysis = try await file.analysis(for: settings)
    let (stream, progress) = AsyncStream<Int>.makeStream()
    _ = try await file.encoded(analysis, for: settings, jobs: 1) { progress.yield($0) }
    progress.finish()
    let sum = await stream.reduce(0, +)
    #expect(sum == MP3Format.block(samples: analysis.length, gap: settings.gap))
  }

  private func analyse(_ recording: [UInt8]) async throws -> RecordingAnalysis {
    let file = try RecordingFile(recording)
    return try await file.analysis(for: settings())
  }

  @Test func `a recording without usable sound is refused with its reason`() async throws {
    let second = Array(Self.speech[..<44_100])
    func file(_ samples: [Float]) -> [UInt8] {
      RIFFBuilder.float32(samples, channels: 1, sampleRate: 44_100)
    }
    await #expect(throws: RecordingError.silent) {
      try await analyse(file(Array(repeating: 0, count: 44_100)))
    }
    await #expect(throws: RecordingError.tooBrief(seconds: Double(17_639) / 44_100)) {
      try await analyse(file(Array(second[..<17_639])))
    }
    await #expect(throws: RecordingError.damagedSamples(count: 442)) {
      try await analyse(file(second.enumerated().map { $0.offset < 442 ? .nan : $0.element }))
    }
    let quiet = await #expect(throws: RecordingError.self) {
      try await analyse(file(second.map { $0 * 0.005 }))
    }
    guard case .tooQuiet = quiet else {
      Issue.record("\(String(describing: quiet))")
      return
    }
  }

  @Test func `a few invalid samples are silenced and counted`() async throws {
    let damaged = Self.speech.enumerated().map { index, sample in
      (22_050..<22_053).contains(index) ? Float.nan : sample
    }
    let analysis = try await analyse(RIFFBuilder.float32(damaged, channels: 1, sampleRate: 44_100))
    #expect(analysis.repairedSamples == 3)
    #expect(analysis.firstRepair == 0.5)
  }

  @Test(arguments: [40, 30_000, 1e9] as [Float])
  func `a recording far over full scale is levelled like any other`(gain: Float) async throws {
    let plain = RIFFBuilder.float32(Self.speech, channels: 1, sampleRate: 44_100)
    let loud = RIFFBuilder.float32(
      Self.speech.map { $0 * gain },
      channels: 1,
      sampleRate: 44_100
    )
    let (file, analysis) = try await master(loud, settings())
    let expected = try await analyse(plain)
    let level = Decibels.level(Double(gain))
    #expect(analysis.repairedSamples == 0)
    #expect(abs(analysis.gain + level - expected.gain) < 0.01)
    #expect(abs(analysis.samplePeak - level - expected.samplePeak) < 0.01)
    let peak = try #require(Self.speech.firstIndex { abs($0) == 0.5 })
    #expect(abs(analysis.samplePeakTime - Double(peak) / 44_100) < 0.001)
    #expect(expected.samplePeakTime == 0)
    let decoded = try FFmpeg.loudness(file.path)
    #expect(abs(decoded.integrated + 16) <= 0.5)
    #expect(decoded.truePeak <= -1)
  }

  @Test(arguments: [1, 40] as [Float])
  func `single samples far above the others are silenced`(gain: Float) async throws {
    var samples = Self.speech.map { $0 * gain }
    for (index, value) in [(9_000, 1e5), (9_001, -1e12), (40_000, 1e30)] as [(Int, Float)] {
      samples[index] = value
    }
    let analysis = try await analyse(RIFFBuilder.float32(samples, channels: 1, sampleRate: 44_100))
    #expect(analysis.repairedSamples == 3)
    #expect(abs(analysis.firstRepair - 9_000 / 44_100) < 1e-9)
    for index in [9_000, 9_001, 40_000] { samples[index] = 0 }
    let clean = try await analyse(RIFFBuilder.float32(samples, channels: 1, sampleRate: 44_100))
    #expect(analysis.gain == clean.gain)
    #expect(analysis.samplePeak == clean.samplePeak)
  }

  @Test func `a truncated recording is analysed up to its end`() async throws {
    var recording = RIFFBuilder.pcm16(Self.speech, channels: 1, sampleRate: 44_100)
    recording.removeLast(2_000)
    let analysis = try await analyse(recording)
    #expect(analysis.missingFrames == 1_000)
    #expect(analysis.framesRead == Self.speech.count - 1_000)
    #expect(analysis.length == analysis.framesRead)
  }

  @Test func `settings that change a master's bytes change the fingerprint`() {
    let base = settings()
    var others = [settings(112), settings(rate: 48_000), settings(channels: 2)]
    for change in [\MasterSettings.loudness, \.truePeak] {
      var other = base
      other[keyPath: change] -= 0.5
      others.append(other)
    }
    var gap = base
    gap.gap += 1
    others.append(gap)
    #expect(Set((others + [base]).map(\.fingerprint)).count == 7)
    #expect(base.fingerprint == settings().fingerprint)
  }
}
