import Foundation
import RoadcastAudio
import RoadcastTesting
import Testing

/// EBU Tech 3341, cases 15 to 23, at 48 kHz, with its tolerance of +0.2 and −0.4 dB.
struct TruePeakMeterTests {
  private func level(_ samples: [Float], channels: Int = 1, block: Int = 4_096) -> Double {
    var meter = TruePeakMeter(channels: channels)
    for start in stride(from: 0, to: samples.count, by: block * channels) {
      meter.add(Array(samples[start..<min(start + block * channels, samples.count)]))
    }
    meter.finish()
    return Decibels.level(Double(meter.peak))
  }

  @Test(arguments: [
    ("15", 4.0, 0.0, 0.5, -6.0), ("16", 4, 45, 0.5, -6), ("17", 6, 60, 0.5, -6),
    ("18", 8, 67.5, 0.5, -6), ("19", 4, 45, 1.41, 3),
  ])
  func `EBU Tech 3341 cases 15 to 19: tones`(
    name: String,
    divisor: Double,
    phase: Double,
    amplitude: Double,
    expected: Double
  ) {
    let tone = ToneSignal(frequency: 48_000 / divisor, amplitude: amplitude, phase: phase)
      .samples(seconds: 0.2, sampleRate: 48_000, fade: 0.02)
    for measured in [level(tone), level(tone.onBothSides, channels: 2)] {
      #expect(-0.4...0.2 ~= measured - expected, "case \(name)")
    }
  }

  @Test(arguments: [("20", 0), ("21", 1), ("22", 2), ("23", 3)])
  func `EBU Tech 3341 cases 20 to 23: a full-scale peak between two samples`(
    name: String,
    quarter: Int
  ) {
    let pulse = (0..<2_000).map { index -> Float in
      let time = Double(index) - 1_000 - Double(quarter) / 4
      return Float(cos(2 * Double.pi * time / 6) * exp(-time * time / 200))
    }
    #expect(-0.4...0.2 ~= level(pulse), "case \(name)")
  }

  @Test func `the first and the last sample are measured`() {
    var late = Array(repeating: Float(0), count: 5_000)
    late[4_999] = 0.5
    #expect(abs(level(late) + 6.02) < 0.1)
    #expect(abs(level(late.reversed()) + 6.02) < 0.1)
    #expect(level([]) == -.infinity)
  }

  @Test func `the true peak is that of the louder channel`() {
    let tone = ToneSignal(frequency: 12_000, amplitude: 0.5, phase: 45)
      .samples(seconds: 0.1, sampleRate: 48_000, fade: 0.01)
    let mono = level(tone)
    #expect(level(tone.flatMap { [$0 / 4, $0] }, channels: 2) == mono)
    #expect(level(tone.flatMap { [$0, $0 / 4] }, channels: 2) == mono)
  }

  @Test(arguments: [1, 5, 64, 1_000])
  func `the block size makes no difference`(block: Int) {
    let speech = SpeechLikeSignal.samples(seconds: 0.3, sampleRate: 48_000)
    #expect(level(speech, block: block) == level(speech, block: speech.count))
  }
}
