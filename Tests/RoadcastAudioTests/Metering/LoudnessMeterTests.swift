import RoadcastAudio
import RoadcastTesting
import Testing

/// The cases of EBU Tech 3341 and 3342 for two channels.
///
/// Their signals are tones of 1 kHz, the same on both sides, at 48 kHz.
struct LoudnessMeterTests {
  /// A tone of 1 kHz, whose period is 48 samples: parts of whole milliseconds join without a click.
  private func tone(_ seconds: Double, _ level: Double) -> [Float] {
    ToneSignal(level: level).samples(seconds: seconds, sampleRate: 48_000).onBothSides
  }

  private func silence(_ seconds: Double) -> [Float] {
    Array(repeating: 0, count: 2 * Int((seconds * 48_000).rounded()))
  }

  private func steps(_ parts: [[Float]]) throws -> [Double] {
    var meter = try LoudnessMeter(channels: 2, sampleRate: 48_000)
    for part in parts { meter.add(part) }
    return meter.steps
  }

  private func integrated(
    _ parts: [(seconds: Double, level: Double)],
    times: Int = 1
  ) throws -> Double? {
    var meter = try LoudnessMeter(channels: 2, sampleRate: 48_000)
    let blocks = parts.map { part in
      ToneSignal(level: part.level).samples(seconds: 0.02, sampleRate: 48_000).onBothSides
    }
    for _ in 0..<times {
      for (part, block) in zip(parts, blocks) {
        for _ in 0..<Int((part.seconds * 50).rounded()) { meter.add(block) }
      }
    }
    return meter.integrated
  }

  @Test(
    arguments: [
      ("1", [(20, -23)], -23), ("2", [(20, -33)], -33),
      ("3", [(10, -36), (60, -23), (10, -36)], -23),
      ("4", [(10, -72), (10, -36), (60, -23), (10, -36), (10, -72)], -23),
      ("5", [(20, -26), (20.1, -20), (20, -26)], -23),
    ] as [(String, [(Double, Double)], Double)]
  )
  func `EBU Tech 3341 cases 1 to 5: integrated loudness`(
    name: String,
    parts: [(Double, Double)],
    expected: Double
  ) throws {
    let loudness = try #require(try integrated(parts.map { (seconds: $0.0, level: $0.1) }))
    #expect(abs(loudness - expected) <= 0.1, "case \(name)")
  }

  @Test func `EBU Tech 3341 case 9: short-term loudness is constant`() throws {
    let parts = (0..<5).flatMap { _ in [tone(1.34, -20), tone(1.66, -30)] }
    let loudness = LoudnessMeter.shortTerm(try steps(parts))
    #expect(loudness.count == 121)
    #expect(loudness.allSatisfy { abs($0 + 23) <= 0.1 })
  }

  @Test(arguments: 1...20)
  func `EBU Tech 3341 cases 10 and 11: maximum short-term loudness at any offset`(
    index: Int
  ) throws {
    let lead = silence(Double(index) * 0.15)
    for level in [-23, Double(index) - 39] {
      let loudness = LoudnessMeter.shortTerm(try steps([lead, tone(3, level), silence(1)]))
      let most = try #require(loudness.max())
      #expect(abs(most - level) <= 0.1)
    }
  }

  @Test func `EBU Tech 3341 case 12: momentary loudness is constant`() throws {
    var meter = try LoudnessMeter(channels: 2, sampleRate: 48_000)
    for _ in 0..<25 {
      meter.add(tone(0.18, -20))
      meter.add(tone(0.22, -30))
    }
    let steps = meter.steps
    #expect(steps.count == 100)
    // The case is about what follows the first second.
    for end in 10...steps.count {
      let power = steps[(end - 4)..<end].reduce(0, +) / 4
      #expect(abs(LoudnessMeter.loudness(power) + 23) <= 0.1)
    }
    let most = meter.maxMomentary
    #expect(abs(try #require(most) + 23) <= 0.1)
  }

  @Test(arguments: 1...20)
  func `EBU Tech 3341 cases 13 and 14: maximum momentary loudness at any offset`(
    index: Int
  ) throws {
    for level in [-23, Double(index) - 39] {
      var meter = try LoudnessMeter(channels: 2, sampleRate: 48_000)
      for part in [silence(Double(index) * 0.02), tone(0.4, level), silence(1)] {
        meter.add(part)
      }
      let most = meter.maxMomentary
      #expect(abs(try #require(most) - level) <= 0.1)
    }
  }

  @Test(
    arguments: [
      ("1", [-20, -30], 10), ("2", [-20, -15], 5), ("3", [-40, -20], 20),
      ("4", [-50, -35, -20, -35, -50], 15),
    ] as [(String, [Double], Double)]
  )
  func `EBU Tech 3342 cases 1 to 4: loudness range`(
    name: String,
    levels: [Double],
    expected: Double
  ) throws {
    let range = try #require(LoudnessMeter.range(try steps(levels.map { tone(20, $0) })))
    #expect(abs(range - expected) <= 1, "case \(name)")
  }

  @Test func `a signal that is too short or silent has no short-term loudness and no range`() throws
  {
    #expect(LoudnessMeter.shortTerm(try steps([tone(2.9, -20)])).isEmpty)
    #expect(LoudnessMeter.range(try steps([tone(2.9, -20)])) == nil)
    #expect(LoudnessMeter.shortTerm(try steps([silence(4)])).isEmpty)
    #expect(LoudnessMeter.range(try steps([tone(4, -75)])) == nil)
    var meter = try LoudnessMeter(channels: 2, sampleRate: 48_000)
    meter.add(tone(0.39, -20))
    let early = meter.maxMomentary
    #expect(early == nil)
    meter.add(silence(0.01))
    let late = meter.maxMomentary
    #expect(late != nil)
  }

  @Test(arguments: [44_100, 48_000])
  func `mono is measured as played through both loudspeakers`(rate: Int) throws {
    let tone = ToneSignal(level: -20).samples(seconds: 3, sampleRate: rate)
    func measure(_ block: [Float], channels: Int) throws -> Double {
      var meter = try LoudnessMeter(channels: channels, sampleRate: rate)
      meter.add(block)
      let integrated = meter.integrated
      return try #require(integrated)
    }
    let mono = try measure(tone, channels: 1)
    let both = try measure(tone.onBothSides, channels: 2)
    let left = try measure(tone.flatMap { [$0, 0] }, channels: 2)
    #expect(abs(mono - both) < 0.001)
    #expect(abs(mono - left - 3.0103) < 0.001)
    #expect(abs(mono + 20) <= 0.1)
  }

  @Test func `silence and less than a gating block have no integrated loudness`() throws {
    var silent = try LoudnessMeter(channels: 1, sampleRate: 48_000)
    #expect(silent.integrated == nil)
    silent.add(Array(repeating: 0, count: 96_000))
    #expect(silent.integrated == nil)
    let tone = ToneSignal(level: -20).samples(seconds: 0.5, sampleRate: 48_000)
    var brief = try LoudnessMeter(channels: 1, sampleRate: 48_000)
    brief.add(Array(tone[..<19_199]))
    #expect(brief.integrated == nil)
    brief.add(Array(tone[19_199..<19_200]))
    #expect(brief.integrated != nil)
    var faint = try LoudnessMeter(channels: 1, sampleRate: 48_000)
    faint.add(ToneSignal(level: -71).samples(seconds: 1, sampleRate: 48_000))
    #expect(faint.integrated == nil)
  }

  @Test func `the block size makes no difference`() throws {
    let speech = SpeechLikeSignal.samples(seconds: 2, sampleRate: 44_100)
    var whole = try LoudnessMeter(channels: 1, sampleRate: 44_100)
    whole.add(speech)
    var parts = try LoudnessMeter(channels: 1, sampleRate: 44_100)
    for start in stride(from: 0, to: speech.count, by: 777) {
      parts.add(Array(speech[start..<min(start + 777, speech.count)]))
    }
    let expected = whole.integrated
    #expect(expected != nil)
    #expect(parts.integrated == expected)
  }
}
