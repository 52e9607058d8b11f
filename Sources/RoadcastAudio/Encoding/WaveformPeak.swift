/// The lowest and the highest sample of one MP3 frame, over all channels: a point of a waveform.
package struct WaveformPeak: Sendable, Hashable {
  /// The lowest sample, −128…127, where 127 is full scale.
  package var low: Int8

  /// The highest sample, −128…127, where 127 is full scale.
  package var high: Int8

  package init(low: Int8, high: Int8) {
    self.low = low
    self.high = high
  }

  /// Returns the peak of both frames together.
  package func union(_ other: WaveformPeak) -> WaveformPeak {
    WaveformPeak(low: min(low, other.low), high: max(high, other.high))
  }

  /// Measures samples.
  ///
  /// - Parameter samples: One or more, −1…1; what is beyond is clipped.
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
    self.low = Self.quantized(low)
    self.high = Self.quantized(high)
  }

  private static func quantized(_ sample: Float) -> Int8 {
    Int8((max(-1, min(1, sample)) * 127).rounded())
  }
}
