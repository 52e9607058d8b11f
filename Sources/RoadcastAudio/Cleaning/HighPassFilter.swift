import RealModule

/// A Butterworth high-pass of the fourth order: two second-order sections in a row.
///
/// Coefficients by the bilinear transform (R. Bristow-Johnson, Audio EQ Cookbook, HPF). The state is
/// double: in single precision the poles so close to 1 would add noise of their own.
package struct HighPassFilter: Sendable {
  private struct Section: Sendable {
    let b: Double
    let a1: Double
    let a2: Double

    init(cutoff: Double, sampleRate: Double, q: Double) {
      let omega = 2 * Double.pi * cutoff / sampleRate
      let alpha = Double.sin(omega) / (2 * q)
      let a0 = 1 + alpha
      // The three zeros' weights are b, −2b and b.
      b = (1 + Double.cos(omega)) / 2 / a0
      a1 = -2 * Double.cos(omega) / a0
      a2 = (1 - alpha) / a0
    }
  }

  /// What both sections remember of one channel (direct form I): the last two samples that went into
  /// the first, that came out of it, and that came out of the second.
  private struct Memory: Sendable {
    var input1 = 0.0
    var input2 = 0.0
    var middle1 = 0.0
    var middle2 = 0.0
    var output1 = 0.0
    var output2 = 0.0

    mutating func flush() {
      if abs(middle1) < 1e-30 { middle1 = 0 }
      if abs(middle2) < 1e-30 { middle2 = 0 }
      if abs(output1) < 1e-30 { output1 = 0 }
      if abs(output2) < 1e-30 { output2 = 0 }
    }
  }

  private let channels: Int
  private let first: Section
  private let second: Section
  private var memories: [Memory]

  /// - `cutoff`: Hz, where 3 dB are lost.
  /// - `sampleRate`: Hz.
  package init(cutoff: Double, sampleRate: Int, channels: Int) {
    self.channels = channels
    // The pole pairs of the fourth order: Q = 1 / (2 cos(π/8)) and 1 / (2 cos(3π/8)).
    first = Section(cutoff: cutoff, sampleRate: Double(sampleRate), q: 0.541_196_100_146_197)
    second = Section(cutoff: cutoff, sampleRate: Double(sampleRate), q: 1.306_562_964_876_377)
    memories = Array(repeating: Memory(), count: channels)
  }

  /// Filters a block in place; `block` is interleaved.
  package mutating func process(_ block: inout [Float]) {
    for channel in 0..<channels {
      var memory = memories[channel]
      var index = channel
      while index < block.count {
        // Each sample waits for the one before it in the last term alone.
        let input = Double(block[index])
        let middle =
          first.b * (input - 2 * memory.input1 + memory.input2) - first.a2 * memory.middle2
          - first.a1 * memory.middle1
        let output =
          second.b * (middle - 2 * memory.middle1 + memory.middle2) - second.a2 * memory.output2
          - second.a1 * memory.output1
        memory.input2 = memory.input1
        memory.input1 = input
        memory.middle2 = memory.middle1
        memory.middle1 = middle
        memory.output2 = memory.output1
        memory.output1 = output
        block[index] = Float(output)
        index += channels
      }
      // Silence would leave numbers so small that the processor slows down.
      memory.flush()
      memories[channel] = memory
    }
  }
}
