import Testing

@testable import RoadcastAudio

struct WaveformPeakTests {
  @Test(arguments: [1, 15, 16, 17, 1_152])
  func `a peak has the lowest and the highest sample, wherever they are`(count: Int) {
    for (low, high) in [(0, count - 1), (count - 1, 0)] {
      var samples = [Float](repeating: 0.1, count: count)
      samples[low] = -0.5
      samples[high] = high == low ? -0.5 : 1
      let peak = WaveformPeak(samples.span)
      #expect(peak == WaveformPeak(low: -64, high: high == low ? -64 : 127))
    }
  }

  @Test func `a chunk's waveform leaves out its priming frames`() {
    let samples =
      [Float](repeating: 1, count: 1_152 * 2)
      + [Float](repeating: 0.5, count: 1_152 * 2) + [Float](repeating: -1, count: 1_152 * 6)
    let chunk = MP3Chunk(samples: samples, primingFrames: 1, frames: 1)
    #expect(chunk.peaks(channels: 2) == [WaveformPeak(low: 64, high: 64)])
  }
}
