import RealModule

/// A fourth-order Butterworth high-pass filter: two biquads in series.
///
/// The coefficients are those of R. Bristow-Johnson's Audio EQ Cookbook (HPF, bilinear transform). The
/// state is in double precision: with poles so close to 1, single precision would add audible noise.
package struct HighPassFilter: Sendable {
  /// The coefficients of a biquad, normalised to a₀ = 1.
  private struct Section: Sendable {
    let b: Double
    let a1: Double
    let a2: Double

    init(cutoff: Double, sampleRate: Double, q: Double) {
      let omega = 2 * Double.pi * cutoff / sampleRate
      let alpha = Double.sin(omega) / (2 * q)
      let a0 = 1 + alpha
      // b₀ = b₂ = b, and b₁ = −2b.
      b = (1 + Double.cos(omega)) / 2 / a0
      a1 = -2 * Double.cos(omega) / a0
      a2 = (1 - alpha) / a0
    }
  }

  /// The state of both biquads for one channel (direct form I): the last two inputs of the first one,
  /// its last two outputs, which are the inputs of the second one, and the second one's last two outputs.
  private struct State: Sendable {
    var input1 = 0.0
    var input2 = 0.0
    var middle1 = 0.0
    var middle2 = 0.0
    var output1 = 0.0
    var output2 = 0.0

    /// Clears values so small that they would turn into denormal numbers, which are slow.
    mutating func flushDenormals() {
      if abs(middle1) < 1e-30 { middle1 = 0 }
      if abs(middle2) < 1e-30 { middle2 = 0 }
      if abs(output1) < 1e-30 { output1 = 0 }
      if abs(output2) < 1e-30 { output2 = 0 }
    }
  }

  private let channels: Int
  private let first: Section
  private let second: Section
  private var states: [State]

  /// Creates a filter.
  ///
  /// - Parameters:
  ///   - cutoff: The frequency in Hz at which the gain is −3 dB.
  ///   - sampleRate: Hz.
  ///   - channels: 1 or 2.
  package init(cutoff: Double, sampleRate: Int, channels: Int) {
    self.channels = channels
    // The two pole pairs of a fourth-order Butterworth filter: Q = 1 / (2 cos(π/8)) and
    // 1 / (2 cos(3π/8)).
    first = Section(cutoff: cutoff, sampleRate: Double(sampleRate), q: 0.541_196_100_146_197)
    second = Section(cutoff: cutoff, sampleRate: Double(sampleRate), q: 1.306_562_964_876_377)
    states = Array(repeating: State(), count: channels)
  }

  /// Filters a block in place.
  ///
  /// - Parameter block: The next frames, interleaved.
  package mutating func process(_ block: inout [Float]) {
    for channel in 0..<channels {
      var state = states[channel]
      var index = channel
      while index < block.count {
        // Only the last term of each sum depends on the previous sample, so the others are computed in
        // parallel.
        let input = Double(block[index])
        let middle =
          first.b * (input - 2 * state.input1 + state.input2) - first.a2 * state.middle2
          - first.a1 * state.middle1
        let output =
          second.b * (middle - 2 * state.middle1 + state.middle2) - second.a2 * state.output2
          - second.a1 * state.output1
        state.input2 = state.input1
        state.input1 = input
        state.middle2 = state.middle1
        state.middle1 = middle
        state.output2 = state.output1
        state.output1 = output
        block[index] = Float(output)
        index += channels
      }
      state.flushDenormals()
      states[channel] = state
    }
  }
}
