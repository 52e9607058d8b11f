import Foundation
import RoadcastAudio
import RoadcastTesting
import Testing

struct HighPassFilterTests {
  /// Two biquads in series, sample by sample, as in the Audio EQ Cookbook.
  private func reference(_ samples: [Float], cutoff: Double, rate: Double) -> [Float] {
    var signal = samples.map(Double.init)
    for quality in [1 / (2 * cos(Double.pi / 8)), 1 / (2 * cos(3 * Double.pi / 8))] {
      let omega = 2 * Double.pi * cutoff / rate
      let alpha = sin(omega) / (2 * quality)
      let (b0, b1) = ((1 + cos(omega)) / 2, -(1 + cos(omega)))
      let (a0, a1, a2) = (1 + alpha, -2 * cos(omega), 1 - alpha)
      var (x1, x2, y1, y2) = (0.0, 0.0, 0.0, 0.0)
      signal = signal.map { x in
        let y = (b0 * x + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2) / a0
        (x2, x1, y2, y1) = (x1, x, y1, y)
        return y
      }
    }
    return signal.map(Float.init)
  }

  @Test(arguments: [1, 2, 3, 7, 64, 5_000])
  func `blocks of any size give the cookbook's result`(size: Int) {
    let left = SpeechLikeSignal.samples(seconds: 0.2, sampleRate: 44_100)
    let right = left.indices.map { 0.3 * sin(Float($0) * 0.004) }
    var filter = HighPassFilter(cutoff: 80, sampleRate: 44_100, channels: 2)
    var filtered: [Float] = []
    for start in stride(from: 0, to: left.count, by: size) {
      var block = (start..<min(start + size, left.count)).flatMap { [left[$0], right[$0]] }
      filter.process(&block)
      filtered += block
    }
    var none: [Float] = []
    filter.process(&none)
    #expect(none.isEmpty)
    for (channel, samples) in [left, right].enumerated() {
      let expected = reference(samples, cutoff: 80, rate: 44_100)
      let made = stride(from: channel, to: filtered.count, by: 2).map { filtered[$0] }
      #expect(made.count == expected.count)
      #expect(largestDifference(between: made, and: expected) < 1e-6)
    }
  }
}
