import RoadcastAudio
import RoadcastTesting
import Testing

/// The cleaning of recordings, and the faults that are found in them.
struct CleaningTests {
  private static let rate = 44_100

  private func analyse(
    _ samples: [Float],
    channels: Int = 1,
    _ cleaning: CleaningOptions = .standard
  ) async throws -> RecordingAnalysis {
    let file = try RecordingFile(
      RIFFBuilder.pcm16(samples, channels: channels, sampleRate: Self.rate)
    )
    return try await file.analysis(for: settings(cleaning))
  }

  private func settings(_ cleaning: CleaningOptions) -> MasterSettings {
    MasterSettings(
      format: MP3Format(bitrate: 96, sampleRate: Self.rate, channels: 1),
      loudness: -16,
      truePeak: -1,
      gap: 26_460,
      cleaning: cleaning
    )
  }

  private func speech(_ seconds: Double) -> [Float] {
    SpeechLikeSignal.samples(seconds: seconds, sampleRate: Self.rate).map { $0 * 0.5 }
  }

  private func tone(_ seconds: Double, level: Double = -12) -> [Float] {
    ToneSignal(frequency: 500, level: level).samples(seconds: seconds, sampleRate: Self.rate)
  }

  private func silence(_ seconds: Double) -> [Float] {
    Array(repeating: 0, count: Int(seconds * Double(Self.rate)))
  }

  /// Nothing to repair, a DC offset on the left side, and an inverted right side.
  private static let stereo: [(gains: (left: Float, right: Float), offset: Float)] = [
    ((1, 0.3), 0), ((0.5, 1), 0.2), ((1, -0.7), 0),
  ]

  @Test(
    arguments: [
      CleaningOptions.standard, .none, CleaningOptions(evensLoudness: true, shortensPauses: true),
    ],
    stereo
  )
  func `a speculative measurement makes no difference to the result`(
    cleaning: CleaningOptions,
    stereo: (gains: (left: Float, right: Float), offset: Float)
  ) async throws {
    var samples: [Float] = []
    for sample in speech(3) + silence(4) + speech(3) {
      samples.append(stereo.gains.left * sample + stereo.offset)
      samples.append(stereo.gains.right * sample)
    }
    let file = try RecordingFile(RIFFBuilder.pcm16(samples, channels: 2, sampleRate: Self.rate))
    let settings = settings(cleaning)
    let speculative = await LevelMeasurement(
      speculativelyOf: file.input,
      maximumSeconds: 7_200,
      for: settings,
      workers: WorkerPool(limit: 2)
    )
    let measurement = try #require(speculative)
    let analysis = try await file.analysis(for: settings)
    #expect(try await file.analysis(for: settings, measurement: measurement) == analysis)
  }

  @Test func `silence at either end is shortened`() async throws {
    let analysis = try await analyse(silence(2) + tone(3) + silence(4))
    // 150 ms stay ahead of the first sound and 250 ms after the last one, to one window of 10 ms.
    #expect(analysis.cleaning.cuts.count == 2)
    #expect(abs(analysis.length - Int(3.4 * 44_100)) <= 2 * 441)
    #expect(analysis.uncutLength == 9 * 44_100)
    #expect(abs((analysis.cleaning.cuts.first?.upperBound ?? 0) - Int(1.85 * 44_100)) <= 441)
    let whole = try await analyse(
      silence(2) + tone(3) + silence(4),
      CleaningOptions(trimsSilence: false)
    )
    #expect(whole.length == 9 * 44_100)
  }

  @Test func `a recording without silence keeps its length`() async throws {
    #expect(try await analyse(tone(2)).cleaning.cuts.isEmpty)
    #expect(try await analyse(speech(4)).length == 4 * 44_100)
  }

  @Test func `long pauses are shortened if requested, and reported otherwise`() async throws {
    let recording = speech(3) + silence(5) + speech(3)
    let whole = try await analyse(recording)
    #expect(whole.length == recording.count)
    #expect(whole.faults.map(\.kind) == [.silence])
    let fault = try #require(whole.faults.first)
    #expect(abs(fault.start - 3) < 0.5)
    #expect(abs(fault.duration - 5) < 0.6)
    let cut = try await analyse(recording, CleaningOptions(shortensPauses: true))
    let removed = Double(recording.count - cut.length) / 44_100
    #expect(abs(removed - fault.duration + 0.8) < 0.05)
  }

  @Test func `a DC offset is removed`() async throws {
    let analysis = try await analyse(
      speech(4).map { $0 + 0.2 },
      CleaningOptions(appliesHighPass: false)
    )
    let offset = try #require(analysis.cleaning.offsets.first)
    #expect(abs(offset - 0.2) < 0.01)
    let plain = try await analyse(speech(4), CleaningOptions(appliesHighPass: false))
    #expect(abs(plain.loudness - analysis.loudness) < 0.1)
  }

  @Test func `stereo with an inverted or a silent side is corrected`() async throws {
    let speech = speech(4)
    let inverted = try await analyse(speech.flatMap { [$0, -0.9 * $0] }, channels: 2)
    #expect(inverted.cleaning.mix == .inverted)
    #expect(try await analyse(speech.flatMap { [$0, 0] }, channels: 2).cleaning.mix == .left)
    #expect(try await analyse(speech.flatMap { [0, $0] }, channels: 2).cleaning.mix == .right)
    #expect(try await analyse(speech.flatMap { [$0, 0.3 * $0] }, channels: 2).cleaning.mix == .all)
    let turned = try #require(inverted.faults.first)
    #expect((turned.kind, turned.start, turned.duration) == (.opposite, 0, 4))
    let asItIs = CleaningOptions(correctsStereo: false)
    await #expect(throws: RecordingError.cancelledOut) {
      try await analyse(speech.flatMap { [$0, -$0] }, channels: 2, asItIs)
    }
    #expect(
      try await analyse(speech.flatMap { [$0, 0] }, channels: 2, asItIs).cleaning.mix == .all
    )
  }

  @Test func `a part in which the sides cancel out is found, and brief or wide stereo isn't`()
    async throws
  {
    let speech = speech(12)
    func sides(_ opposite: Range<Double>) -> [Float] {
      speech.enumerated().flatMap { index, sample in
        [sample, opposite.contains(Double(index) / 44_100) ? -sample : sample]
      }
    }
    let found = try await analyse(sides(3..<6), channels: 2)
    #expect(found.cleaning.mix == .all)
    let fault = try #require(found.faults.first { $0.kind == .cancelled })
    #expect(abs(fault.start - 3) < 0.6 && abs(fault.start + fault.duration - 6) < 0.6)
    let brief = try await analyse(sides(3..<3.7), channels: 2)
    #expect(!brief.faults.contains { $0.kind == .cancelled })
    // The other way round: most of it is opposite, and what isn't cancels out once that's corrected.
    let other = try await analyse(
      speech.enumerated().flatMap { $0 < 66_150 ? [0.4 * $1, 0.4 * $1] : [$1, -$1] },
      channels: 2
    )
    #expect(other.cleaning.mix == .inverted)
    #expect(other.faults.filter { $0.kind == .cancelled }.map { $0.start < 0.5 } == [true])
    let wide = try await analyse(
      zip(speech, speech.dropFirst(400)).flatMap { [$0, -0.7 * $1] },
      channels: 2
    )
    #expect(!wide.faults.contains { $0.kind == .cancelled })
  }

  /// Makes the sound of a master ahead of encoding, and measures the loudness of each third in LUFS.
  private func master(
    _ samples: [Float],
    _ cleaning: CleaningOptions
  ) async throws -> (thirds: [Double], samples: [Float], analysis: RecordingAnalysis) {
    let file = try RecordingFile(RIFFBuilder.pcm16(samples, channels: 1, sampleRate: Self.rate))
    let analysis = try await analyse(samples, cleaning)
    var stream = try MasterStream(
      file: file.input,
      analysis: analysis,
      settings: settings(cleaning)
    )
    var output: [Float] = []
    var block: [Float] = []
    while try stream.next(into: &block) { output += block }
    let size = output.count / 3
    var thirds: [Double] = []
    for third in 0..<3 {
      var meter = try LoudnessMeter(channels: 1, sampleRate: Self.rate)
      meter.add(Array(output[(third * size)..<((third + 1) * size)]))
      thirds.append(meter.integrated ?? -70)
    }
    return (thirds, output, analysis)
  }

  @Test func `rumble doesn't count towards the true peak`() async throws {
    let rumble = ToneSignal(frequency: 20, level: -6).samples(seconds: 6, sampleRate: Self.rate)
    let speech = speech(6).map { $0 * 0.4 }
    let rumbling = zip(speech, rumble).map { $0 + $1 }
    let plain = try await analyse(speech)
    #expect(abs(try await analyse(rumbling).truePeak - plain.truePeak) < 1)
    #expect(
      try await analyse(rumbling, CleaningOptions(appliesHighPass: false)).truePeak > plain.truePeak
        + 3
    )
  }

  @Test func `a shortened pause leaves no click, and the planned length`() async throws {
    let pause = tone(4, level: -70)
    let found = try await master(tone(3) + pause + tone(3), CleaningOptions(shortensPauses: true))
    #expect(found.analysis.cleaning.cuts.count == 1)
    // The limiter's latency is silence at the end.
    let length = found.analysis.length
    #expect(found.samples.count >= length)
    #expect(found.samples[length...].allSatisfy { abs($0) < 1e-6 })
    // From one sample to the next, 500 Hz changes by at most 2π · 500 / 44100 of its amplitude.
    let steps = zip(found.samples[..<length], found.samples[1..<length]).map { abs($0 - $1) }
    let top = found.samples.reduce(0) { max($0, abs($1)) }
    #expect((steps.max() ?? 1) < 0.09 * top)
  }

  @Test func `a speaker who drifts away gets a steady loudness`() async throws {
    let drifting = speech(9) + speech(9).map { $0 * 0.63 } + speech(9).map { $0 * 0.4 }
    let asItIs = try await master(drifting, .standard).thirds
    let levelled = try await master(drifting, CleaningOptions(evensLoudness: true)).thirds
    // They were recorded 8 dB apart, and the limiter alone reduces the loud part.
    #expect(asItIs[0] - asItIs[2] > 2.5)
    #expect(abs(levelled[0] - levelled[2]) < 2)
  }

  @Test func `the high-pass filter removes rumble and keeps the voice`() async throws {
    func level(_ frequency: Double) -> Float {
      var filter = HighPassFilter(cutoff: 80, sampleRate: 44_100, channels: 1)
      var block = ToneSignal(frequency: frequency, level: 0).samples(seconds: 2, sampleRate: 44_100)
      filter.process(&block)
      return block[44_100...].max() ?? 0
    }
    #expect(level(20) < 0.005)
    #expect(abs(level(80) - 0.7071) < 0.01)
    #expect(level(160) > 0.99)
    #expect(abs(level(1_000) - 1) < 0.001)
  }

  @Test func `clipping is found at its place`() async throws {
    var samples = speech(12)
    for index in (5 * 44_100)..<(6 * 44_100) {
      samples[index] = min(max(samples[index] * 12, -0.8), 0.8)
    }
    let faults = try await analyse(samples).faults.filter { $0.kind == .clipped }
    let fault = try #require(faults.first)
    #expect(faults.count == 1)
    #expect(abs(fault.start - 5) < 0.3)
    #expect(abs(fault.duration - 1) < 0.4)
  }

  @Test func `lost samples inside sound are faults, gated pauses aren't`() async throws {
    var samples = tone(6)
    for index in 88_200..<90_000 { samples[index] = 0 }
    let faults = try await analyse(samples).faults
    #expect(faults.map(\.kind) == [.dropout])
    #expect(abs((faults.first?.start ?? 0) - 2) < 0.001)
    var gated = tone(2)
    for index in 0..<4_410 { gated[gated.count - 1 - index] *= Float(index) / 4_410 }
    let quiet = gated + silence(0.5) + gated.reversed()
    #expect(try await analyse(quiet).faults.isEmpty)
  }

  @Test func `loud and soft tones have no faults`() async throws {
    for frequency in [50.0, 440, 1_000, 11_025] {
      for level in [-1.0, -20, -40] {
        let samples = ToneSignal(frequency: frequency, level: level)
          .samples(seconds: 1, sampleRate: Self.rate)
        let analysis = try await analyse(samples, .none)
        #expect(analysis.faults.isEmpty, "\(frequency) Hz at \(level) dBFS")
        #expect(analysis.signalToNoise == nil)
      }
    }
  }

  @Test func `the signal-to-noise ratio of speech is measured`() async throws {
    var random = SeededRandom(seed: 5)
    let speech = speech(8)
    let noisy = speech.map { $0 + Float.random(in: -0.05...0.05, using: &random) }
    let clean = try #require(try await analyse(speech).signalToNoise)
    let measured = try #require(try await analyse(noisy).signalToNoise)
    #expect(clean > 20)
    #expect(measured < 15)
  }

  @Test func `the leveller's gains even out a speaker who drifts away`() async throws {
    let drifting = speech(10) + speech(10).map { $0 * 0.4 }
    let analysis = try await analyse(drifting, CleaningOptions(evensLoudness: true))
    let first = analysis.cleaning.levellerGains[40]
    let second = analysis.cleaning.levellerGains[150]
    // The halves are 8 dB apart.
    #expect(abs(second - first - 8) < 1.5)
    #expect(analysis.cleaning.levellerGains.allSatisfy { abs($0) <= 6 })
  }
}
