import RealModule

/// Evens out a speaker who drifts away from the microphone and back.
///
/// The loudness of the 3 s around each moment is brought towards the whole's, by 6 dB at most; in
/// pauses the gain stays as it was, so that no breath is raised.
enum Leveller {
  private static let mostDecibels = 6.0

  /// Steps of 100 ms to either side of the one looked at.
  private static let reach = 15

  /// The gain in dB for each step, in hundredths so that it is the same once written down.
  ///
  /// - `steps`: powers of 100 ms each, K-weighted.
  static func gains(for steps: [Double]) -> [Float] {
    guard let whole = LoudnessMeter.integrated(steps) else { return [] }
    let gate = LoudnessMeter.power(whole - 10)
    var wanted: [Double] = []
    for index in steps.indices {
      let around = steps[max(0, index - reach)...min(steps.count - 1, index + reach)]
      let spoken = around.filter { $0 >= gate }
      if steps[index] >= gate, !spoken.isEmpty {
        let loudness = LoudnessMeter.loudness(spoken.reduce(0, +) / Double(spoken.count))
        wanted.append(min(max(whole - loudness, -mostDecibels), mostDecibels))
      } else {
        wanted.append(wanted.last ?? 0)
      }
    }
    return wanted.indices.map { index in
      let around = wanted[max(0, index - reach)...min(wanted.count - 1, index + reach)]
      let mean = around.reduce(0, +) / Double(around.count)
      return Float((mean * 100).rounded() / 100)
    }
  }

  /// Applies gains to a stretch of a signal, sliding from one step's middle to the next's.
  ///
  /// - `block`: interleaved.
  /// - `start`: the frame that the block begins with.
  /// - `gains`: dB, one for each 100 ms.
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
      let factor = Float.exp(decibels * 0.115_129_25)
      for channel in 0..<channels { block[frame * channels + channel] *= factor }
    }
  }
}
