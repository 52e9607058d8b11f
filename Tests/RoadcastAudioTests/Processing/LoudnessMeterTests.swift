import RoadcastAudio
import RoadcastTesting
import Testing

/// The cases of EBU Tech 3341 that a meter of integrated loudness with two channels can be asked.
///
/// Those of the moving meters are taken where their level is steady enough to have an integrated
/// one. Tones of 1 kHz, the same on both sides, at 48 kHz.
struct LoudnessMeterTests {
  private func integrated(_ parts: [(seconds: Double, level: Double)], times: Int = 1) -> Double? {
    var meter = LoudnessMeter(channels: 2, sampleRate: 48_000)
    // 1 kHz has 48 samples a period: every part of whole milliseconds joins without a click.
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
  func `EBU Tech 3341, integrated`(
    name: String,
    parts: [(Double, Double)],
    expected: Double
  ) throws {
    let loudness = try #require(integrated(parts.map { (seconds: $0.0, level: $0.1) }))
    #expect(abs(loudness - expected) <= 0.1, "case \(name)")
  }

  @Test(
    arguments: [
      ("9", [(1.34, -20), (1.66, -30)], 5), ("12", [(0.18, -20), (0.22, -30)], 25),
    ] as [(String, [(Double, Double)], Int)]
  )
  func `EBU Tech 3341, alternating levels`(
    name: String,
    parts: [(Double, Double)],
    times: Int
  ) throws {
    let loudness = try #require(integrated(parts.map { ($0.0, $0.1) }, times: times))
    #expect(abs(loudness + 23) <= 0.1, "case \(name)")
  }

  @Test(arguments: [44_100, 48_000])
  func `mono counts as heard from both loudspeakers`(rate: Int) throws {
    let tone = ToneSignal(level: -20).samples(seconds: 3, sampleRate: rate)
    func measure(_ block: [Float], channels: Int) throws -> Double {
      var meter = LoudnessMeter(channels: channels, sampleRate: rate)
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

  @Test func `silence, and less than a gating block, have no loudness`() {
    var silent = LoudnessMeter(channels: 1, sampleRate: 48_000)
    #expect(silent.integrated == nil)
    silent.add(Array(repeating: 0, count: 96_000))
    #expect(silent.integrated == nil)
    let tone = ToneSignal(level: -20).samples(seconds: 0.5, sampleRate: 48_000)
    var brief = LoudnessMeter(channels: 1, sampleRate: 48_000)
    brief.add(Array(tone[..<19_199]))
    #expect(brief.integrated == nil)
    brief.add(Array(tone[19_199..<19_200]))
    #expect(brief.integrated != nil)
    var faint = LoudnessMeter(channels: 1, sampleRate: 48_000)
    faint.add(ToneSignal(level: -71).samples(seconds: 1, sampleRate: 48_000))
    #expect(faint.integrated == nil)
  }

  @Test func `the size of the blocks does not matter`() {
    let speech = SpeechLikeSignal.samples(seconds: 2, sampleRate: 44_100)
    var whole = LoudnessMeter(channels: 1, sampleRate: 44_100)
    whole.add(speech)
    var parts = LoudnessMeter(channels: 1, sampleRate: 44_100)
    for start in stride(from: 0, to: speech.count, by: 777) {
      parts.add(Array(speech[start..<min(start + 777, speech.count)]))
    }
    let expected = whole.integrated
    #expect(expected != nil)
    #expect(parts.integrated == expected)
  }
}
