/// How far the samples of one MP3 frame's length reach down and up, all channels taken together.
package struct WaveformPeak: Sendable, Hashable {
  /// −128…127, where 127 is full scale.
  package var low: Int8

  package var high: Int8

  package init(low: Int8, high: Int8) {
    self.low = low
    self.high = high
  }

  /// What both together reach.
  package func union(_ other: WaveformPeak) -> WaveformPeak {
    WaveformPeak(low: min(low, other.low), high: max(high, other.high))
  }

  /// - `samples`: −1…1, of which there are some.
  init(_ samples: Span<Float>) {
    var lowest = Lanes(repeating: 1)
    var highest = Lanes(repeating: -1)
    var index = 0
    while index + Lanes.scalarCount <= samples.count {
      let lanes = samples.lanes(at: index)
      lowest.replace(with: lanes, where: lanes .< lowest)
      highest.replace(with: lanes, where: lanes .> highest)
      index += Lanes.scalarCount
    }
    var low = lowest.min()
    var high = highest.max()
    for index in index..<samples.count {
      low = min(low, samples[index])
      high = max(high, samples[index])
    }
    self.low = Self.step(low)
    self.high = Self.step(high)
  }

  private static func step(_ sample: Float) -> Int8 {
    Int8((max(-1, min(1, sample)) * 127).rounded())
  }
}

extension MP3Chunk {
  /// The peaks of the chunk's own frames.
  func peaks(channels: Int) -> [WaveformPeak] {
    let samples = samples.span
    let frameSize = MP3Format.frameSamples * channels
    return (primingFrames..<primingFrames + frames).map { frame in
      WaveformPeak(samples.extracting(frame * frameSize..<(frame + 1) * frameSize))
    }
  }
}
