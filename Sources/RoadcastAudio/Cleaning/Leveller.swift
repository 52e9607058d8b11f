import RealModule

/// Evens out the loudness of a speaker who drifts away from the microphone and back.
///
/// The loudness of the 3 s around each moment is moved towards the integrated loudness, by at most 6 dB.
/// In pauses the gain is frozen, so that breaths aren't raised.
enum Leveller {
  /// The largest gain and the largest attenuation in dB.
  private static let maximumGain = 6.0

  /// The number of steps of 100 ms that are averaged on either side of one.
  private static let reach = 15

  /// Computes the gains for a recording.
  ///
  /// - Parameter steps: The K-weighted power of each 100 ms.
  /// - Returns: A gain in dB for each step, −6…6, rounded to hundredths so that the cache keeps it
  ///   exactly; empty for silence.
  static func gains(for steps: [Double]) -> [Float] {
    guard let integrated = LoudnessMeter.integrated(steps) else { return [] }
    let gate = LoudnessMeter.power(integrated - 10)
    var targets: [Double] = []
    for index in steps.indices {
      let around = steps[max(0, index - reach)...min(steps.count - 1, index + reach)]
      let spoken = around.filter { $0 >= gate }
      if steps[index] >= gate, !spoken.isEmpty {
        let loudness = LoudnessMeter.loudness(spoken.reduce(0, +) / Double(spoken.count))
        targets.append(min(max(integrated - loudness, -maximumGain), maximumGain))
      } else {
        targets.append(targets.last ?? 0)
      }
    }
    return targets.indices.map { index in
      let around = targets[max(0, index - reach)...min(targets.count - 1, index + reach)]
      let mean = around.reduce(0, +) / Double(around.count)
      return Float((mean * 100).rounded() / 100)
    }
  }

  /// Applies gains to a block, interpolated linearly in dB from the middle of one step to that of the
  /// next.
  ///
  /// - Parameters:
  ///   - gains: dB, one for each 100 ms; nothing happens if it's empty.
  ///   - block: The frames to change, interleaved.
  ///   - start: The position of the block's first frame in the signal.
  ///   - channels: 1 or 2.
  ///   - sampleRate: Hz.
  static func apply(
    _ gains: [Float],
    to block: inout [Float],
    from start: Int,
    channels: Int,
    sampleRate: Int
  ) {
    guard let last = gains.last else { return }
    let step = Float(sampleRate / 10)
    for frame in 0..<(block.count / channels) {
      let place = (Float(start + frame) + 0.5) / step - 0.5
      let index = Int(max(0, place))
      let first = index < gains.count ? gains[index] : last
      let next = index + 1 < gains.count ? gains[index + 1] : last
      let decibels = first + (next - first) * min(max(place - Float(index), 0), 1)
      // ln 10 ÷ 20 turns decibels into the exponent of e.
      let factor = Float.exp(decibels * 0.115_129_25)
      for channel in 0..<channels { block[frame * channels + channel] *= factor }
    }
  }
}
