import RoadcastAudio
import RoadcastTesting
import Testing

struct TruePeakDetectorTests {
  private func peaks(
    _ samples: [Float],
    channels: Int,
    threshold: Float,
    block: Int = 3_000
  ) -> [Float] {
    var map = TruePeakDetector(channels: channels)
    var peaks: [Float] = []
    let padded = samples + Array(repeating: 0, count: PeakInterpolator.reach * channels)
    for start in stride(from: 0, to: padded.count, by: block * channels) {
      let end = min(start + block * channels, padded.count)
      map.add(Array(padded[start..<end]), threshold: threshold, appendingTo: &peaks)
    }
    return peaks
  }

  /// Loud and soft noise, of which some stretches are skipped.
  private static let uneven: [Float] = {
    var random = SeededRandom(seed: 7)
    return (0..<24_000).map { index in
      let level: Float = index / 1_500 % 3 == 0 ? 0.9 : index / 700 % 2 == 0 ? 0.3 : 0.02
      return Float.random(in: -level...level, using: &random)
    }
  }()

  @Test(arguments: [1, 2], [0.1, 0.5, 0.8, 1.1] as [Float])
  func `no skipped stretch exceeds the threshold`(
    channels: Int,
    threshold: Float
  ) {
    let full = peaks(Self.uneven, channels: channels, threshold: 0)
    let quick = peaks(Self.uneven, channels: channels, threshold: threshold)
    #expect(full.count == quick.count)
    let wrong = zip(full, quick).contains { full, quick in
      full > threshold ? full != quick : quick != 0 && quick != full && quick > full
    }
    #expect(!wrong)
    #expect(full.contains { $0 > threshold })
    // Something was skipped.
    #expect(quick.contains(0))
  }

  @Test(arguments: [1, 63, 64, 65, 500])
  func `the block size makes no difference above the threshold`(block: Int) {
    let short = Array(Self.uneven[..<6_000])
    let whole = peaks(short, channels: 1, threshold: 0.5, block: short.count + 100)
    let parts = peaks(short, channels: 1, threshold: 0.5, block: block)
    #expect(whole.map { $0 > 0.5 ? $0 : 0 } == parts.map { $0 > 0.5 ? $0 : 0 })
  }

  @Test func `there is one peak for each frame, eight frames late`() {
    var map = TruePeakDetector(channels: 2)
    var peaks: [Float] = []
    map.add(Array(repeating: 0.5, count: 2 * 8), threshold: 0, appendingTo: &peaks)
    #expect(peaks.isEmpty)
    map.add(Array(repeating: 0.5, count: 2 * 5), threshold: 0, appendingTo: &peaks)
    #expect(peaks.count == 5)
  }

  @Test func `a constant signal has the same level between its samples`() {
    let steady = peaks(Array(repeating: 0.5, count: 200), channels: 1, threshold: 0)
    #expect(steady[50..<150].allSatisfy { abs($0 - 0.5) < 0.000_01 })
  }
}
