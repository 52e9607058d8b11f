import Foundation
import RoadcastAudio
import RoadcastTesting
import Testing

struct LimiterTests {
  private static let reference = ReferencePeak()
  private static let ceiling = 0.8

  private func limit(
    _ input: [Float],
    gain: Double = 1,
    channels: Int = 1,
    sampleRate: Int = 48_000,
    blocks: [Int] = [4_096]
  ) -> [Float] {
    var limiter = Limiter(
      gain: gain,
      ceiling: Self.ceiling,
      channels: channels,
      sampleRate: sampleRate
    )
    var output: [Float] = []
    var part: [Float] = []
    var start = 0
    var turn = 0
    while start < input.count {
      let end = min(start + blocks[turn % blocks.count] * channels, input.count)
      limiter.process(Array(input[start..<end]), into: &part)
      output += part
      start = end
      turn += 1
    }
    limiter.finish(into: &part)
    return output + part
  }

  /// Signals of recordings and of test benches, all far above the ceiling.
  private static func signal(_ name: String, seed: Int) -> [Float] {
    var random = SeededRandom(seed: seed)
    switch name {
    case "speech": return SpeechLikeSignal.samples(seconds: 0.6, sampleRate: 48_000, seed: seed)
    case "bursts":
      // Bursts of noise up to 3 kHz.
      var low = (0.0, 0.0, 0.0, 0.0)
      return (0..<24_000).map { index in
        let isOn = index / 2_400 % 3 != seed % 3
        let noise = isOn ? Double.random(in: -1...1, using: &random) : 0
        low.0 += 0.33 * (noise - low.0)
        low.1 += 0.33 * (low.0 - low.1)
        low.2 += 0.33 * (low.1 - low.2)
        low.3 += 0.33 * (low.2 - low.3)
        return Float(2 * low.3)
      }
    case "clicks":
      var samples = Array(repeating: Float(0), count: 24_000)
      for index in stride(from: 100 + seed * 37, to: 23_000, by: 1_900) {
        samples[index] = seed % 2 == 0 ? 1 : -1
        if index % 3 == 0 { samples[index + 1] = 1 }
      }
      return samples
    case "sine":
      return ToneSignal(frequency: 12_000, amplitude: 1, phase: 45)
        .samples(seconds: 0.4, sampleRate: 48_000, fade: seed == 0 ? 0 : 0.05)
    default:
      return ToneSignal(frequency: 60, amplitude: 1)
        .samples(seconds: 0.5, sampleRate: 48_000)
    }
  }

  /// The true peak of a limited signal in dB above the ceiling.
  private func excess(_ name: String, seed: Int, gain: Double) -> Double {
    let input = Self.signal(name, seed: seed)
    let output = limit(input, gain: gain)
    #expect(output.count == input.count)
    return Self.reference.level(of: output, channels: 1) - Decibels.level(Self.ceiling)
  }

  @Test(
    arguments: ["speech", "bursts", "sine", "hum"],
    [(0, 1.5), (1, 4.0), (2, 12.0)]
  )
  func `the output's true peak is at most the ceiling`(
    name: String,
    make: (seed: Int, gain: Double)
  ) {
    #expect(excess(name, seed: make.seed, gain: make.gain) < 0.05)
  }

  /// Interpolation to four times the sample rate misses up to 0.2 dB of a single sample's true peak, which
  /// is part of the margin for encoding.
  @Test(arguments: [(0, 1.5), (1, 4.0), (2, 12.0)])
  func `clicks exceed the ceiling by no more than the interpolation's error`(
    seed: Int,
    gain: Double
  ) {
    #expect(excess("clicks", seed: seed, gain: gain) < 0.2)
  }

  @Test func `both channels get the same gain, and neither exceeds the ceiling`() {
    let left = Self.signal("speech", seed: 3)
    let right = Self.signal("bursts", seed: 4)
    let input = zip(left, right).flatMap { [$0, $1] }
    let output = limit(input, gain: 5, channels: 2)
    #expect(output.count == input.count)
    let over = Self.reference.level(of: output, channels: 2) - Decibels.level(Self.ceiling)
    #expect(over < 0.05)
    var isShared = true
    for frame in stride(from: 0, to: output.count, by: 2) {
      guard abs(input[frame]) > 0.01, abs(input[frame + 1]) > 0.01 else { continue }
      let factors = (output[frame] / input[frame], output[frame + 1] / input[frame + 1])
      isShared = isShared && abs(factors.0 - factors.1) < 0.0001 * factors.0
    }
    #expect(isShared)
  }

  @Test func `a signal below the ceiling is only amplified`() {
    let input = Self.signal("speech", seed: 5)
    #expect(limit(input) == input)
    #expect(limit(input, gain: 0.25) == input.map { $0 * 0.25 })
    #expect(limit([], gain: 2).isEmpty)
  }

  @Test func `away from a peak the signal is unchanged`() {
    var input =
      Self.signal("speech", seed: 6).map { $0 * 0.5 } + Array(repeating: 0.1, count: 60_000)
    input[2_000] = 3
    let output = limit(input)
    #expect(output[2_000] <= Float(Self.ceiling) * 1.001)
    // Unchanged until one window ahead of the peak, and again a second after it.
    #expect(output[..<1_400] == input[..<1_400])
    #expect(output[(output.count - 5_000)...] == input[(input.count - 5_000)...])
  }

  @Test func `a peak is reduced no more than necessary`() {
    var input = Array(repeating: Float(0.05), count: 10_000)
    input[5_000] = 1.6
    let output = limit(input)
    // The true peak of a single sample is the sample itself, so 1.6 becomes 0.8.
    #expect(output[5_000] > 0.79)
    #expect(output[5_000] <= 0.8)
  }

  @Test(arguments: [[1], [7, 13, 1], [480], [100_000], [16_384, 3]])
  func `the block size makes no difference`(blocks: [Int]) {
    let input = Array(Self.signal("speech", seed: 8)[..<12_000]).flatMap { [$0, -$0 * 0.3] }
    let whole = limit(input, gain: 6, channels: 2)
    #expect(limit(input, gain: 6, channels: 2, blocks: blocks) == whole)
  }

  @Test(arguments: [44_100, 48_000])
  func `silence and a full-scale square wave are limited correctly`(rate: Int) {
    let silence = Array(repeating: Float(0), count: 3_000)
    #expect(limit(silence, gain: 100, sampleRate: rate) == silence)
    let square = (0..<6_000).map { Float($0 / 50 % 2 == 0 ? 1 : -1) }
    let output = limit(square, gain: 16, sampleRate: rate)
    #expect(output.allSatisfy { $0.isFinite && abs($0) <= 0.8 })
  }
}
