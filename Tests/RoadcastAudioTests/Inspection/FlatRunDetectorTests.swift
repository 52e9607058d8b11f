import RoadcastTesting
import Testing

@testable import RoadcastAudio

struct FlatRunDetectorTests {
  /// Noise with rails, gaps and pairs of equal samples at random places.
  private func samples(seed: Int, frames: Int, channels: Int) -> [Float] {
    var random = SeededRandom(seed: seed)
    var samples = (0..<frames * channels).map { _ in Float.random(in: -0.9...0.9, using: &random) }
    for _ in 0..<40 {
      let start = Int.random(in: 0..<frames, using: &random)
      let count = [1, 2, 3, 5, 90, 400].randomElement(using: &random) ?? 1
      let level: Float = Bool.random(using: &random) ? 0 : 0.95
      for frame in start..<min(frames, start + count) {
        for channel in 0..<channels { samples[frame * channels + channel] = level }
      }
    }
    return samples
  }

  @Test(arguments: 0..<20)
  func `skipping frames without equal neighbours finds the same runs`(seed: Int) {
    let channels = 1 + seed % 2
    let samples = samples(seed: seed, frames: 30_000, channels: channels)
    var quick = FlatRunDetector(channels: channels, sampleRate: 44_100, isCoarse: false)
    quick.add(samples)
    var slow = FlatRunDetector(channels: channels, sampleRate: 44_100, isCoarse: false)
    for frame in 0..<samples.count / channels {
      slow.add(Array(samples[frame * channels..<(frame + 1) * channels]))
    }
    func rails(_ detector: FlatRunDetector) -> Set<[Int]> {
      Set(detector.rails.map { [$0.start, $0.count] })
    }
    #expect(rails(quick) == rails(slow))
    #expect(!quick.rails.isEmpty)
    #expect(quick.gaps.map(\.start) == slow.gaps.map(\.start))
    #expect(quick.gaps.map(\.count) == slow.gaps.map(\.count))
    #expect(!quick.gaps.isEmpty)
  }
}
