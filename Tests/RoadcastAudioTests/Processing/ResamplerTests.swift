import Foundation
import RoadcastAudio
import RoadcastTesting
import Testing

struct ResamplerTests {
  private func resample(
    _ input: [Float],
    from source: Int,
    to target: Int,
    channels: Int = 1,
    block: Int = 5_000
  ) throws -> [Float] {
    var resampler = try Resampler(from: source, to: target, channels: channels)
    var output: [Float] = []
    var part: [Float] = []
    for start in stride(from: 0, to: input.count, by: block) {
      try resampler.process(
        Array(input[start..<min(start + block, input.count)]),
        into: &part
      )
      output += part
    }
    try resampler.flush(into: &part)
    return output + part
  }

  /// Covers typical source rates, with tones from low speech to the top of each passband.
  @Test(arguments: [
    (8_000, 44_100, 3_400.0), (16_000, 44_100, 7_000), (22_050, 44_100, 9_800),
    (48_000, 44_100, 1_000), (48_000, 44_100, 19_000), (44_100, 48_000, 100),
    (44_100, 48_000, 19_000), (96_000, 44_100, 15_000), (192_000, 48_000, 19_000),
  ])
  func `a tone keeps its level and its phase`(
    source: Int,
    target: Int,
    frequency: Double
  ) throws {
    let tone = ToneSignal(frequency: frequency, level: -6, phase: 30)
    let input = tone.samples(seconds: 0.5, sampleRate: source)
    let wanted = tone.samples(seconds: 0.5, sampleRate: target)
    let output = try resample(input, from: source, to: target)
    #expect(abs(output.count - wanted.count) <= 1)
    // The ends are left out because the tone starts and stops there. The tolerance is 60 dB below it.
    let middle = (wanted.count / 4)..<(wanted.count * 3 / 4)
    #expect(largestDifference(between: output[middle], and: wanted[middle]) < 0.0005)
  }

  @Test func `frequencies above half the new rate are removed`() throws {
    let tone = ToneSignal(frequency: 30_000, level: -6)
    let output = try resample(
      tone.samples(seconds: 0.3, sampleRate: 96_000),
      from: 96_000,
      to: 44_100
    )
    let middle = output[3_000..<10_000]
    #expect(middle.allSatisfy { abs($0) < 0.0001 })
  }

  @Test(arguments: [1, 7, 1_152, 24_000])
  func `the block size makes no difference`(block: Int) throws {
    let input = SpeechLikeSignal.samples(seconds: 0.2, sampleRate: 48_000)
    let whole = try resample(input, from: 48_000, to: 44_100, block: 100_000)
    #expect(try resample(input, from: 48_000, to: 44_100, block: block) == whole)
  }

  @Test func `channels don't mix`() throws {
    let left = ToneSignal(level: -6).samples(seconds: 0.2, sampleRate: 48_000)
    let output = try resample(
      left.flatMap { [$0, 0] },
      from: 48_000,
      to: 44_100,
      channels: 2,
      block: 5_000
    )
    let right = stride(from: 1, to: output.count, by: 2).map { output[$0] }
    #expect(right.allSatisfy { $0 == 0 })
    let mono = try resample(left, from: 48_000, to: 44_100)
    #expect(stride(from: 0, to: output.count, by: 2).map { output[$0] } == mono)
  }
}
