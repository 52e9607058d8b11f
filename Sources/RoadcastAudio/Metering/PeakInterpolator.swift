import RealModule

/// Computes what a signal reaches between its samples, by interpolation to four times its sample rate
/// (ITU-R BS.1770-5, Annex 2).
///
/// Each of the three points between two samples is a Kaiser-windowed sinc (β = 6.5) of 16 taps that add
/// up to 1.
package struct PeakInterpolator: Sendable {
  /// The number of samples needed on either side of the one looked at.
  package static let reach = 8

  /// The largest factor by which a point between samples can exceed the samples around it.
  ///
  /// It is the largest sum of the magnitudes of a phase's taps, about 2.01.
  package let bound: Float

  /// The coefficients of three phases of 16 taps each.
  ///
  /// Tap `t` applies to the sample at `index` − 7 + `t`.
  private let taps: [Float]

  private static let tapCount = 16

  package init() {
    var taps: [Float] = []
    var bound: Float = 1
    for phase in 1...3 {
      let delay = Double(phase) / 4
      let raw = (0..<Self.tapCount).map { tap -> Double in
        let x = Double(tap - 7) - delay
        let sinc = x == 0 ? 1 : Double.sin(Double.pi * x) / (Double.pi * x)
        return sinc * Self.kaiser(x / 8.5, beta: 6.5)
      }
      let sum = raw.reduce(0, +)
      let phaseTaps = raw.map { Float($0 / sum) }
      bound = max(bound, phaseTaps.reduce(0) { $0 + abs($1) })
      taps += phaseTaps
    }
    self.taps = taps
    self.bound = bound
  }

  /// Returns the largest magnitude at a sample and at the three points between it and the next one.
  ///
  /// - Parameters:
  ///   - samples: One channel.
  ///   - index: The sample's position. It traps unless `samples` reaches from `index` − 7 to
  ///     `index` + 8.
  /// - Returns: A linear amplitude.
  package func peak(_ samples: Span<Float>, at index: Int) -> Float {
    let taps = taps.span
    var first: Float = 0
    var second: Float = 0
    var third: Float = 0
    let start = index - 7
    for tap in 0..<Self.tapCount {
      let sample = samples[start + tap]
      first += taps[tap] * sample
      second += taps[Self.tapCount + tap] * sample
      third += taps[2 * Self.tapCount + tap] * sample
    }
    return max(max(abs(samples[index]), abs(first)), max(abs(second), abs(third)))
  }

  /// The Kaiser window.
  ///
  /// - Parameters:
  ///   - x: The distance from its middle; it ends at ±1.
  ///   - beta: Its shape.
  /// - Returns: 0…1.
  private static func kaiser(_ x: Double, beta: Double) -> Double {
    guard abs(x) < 1 else { return 0 }
    return bessel(beta * (1 - x * x).squareRoot()) / bessel(beta)
  }

  /// The modified Bessel function of the first kind and order 0, I₀, computed from its power series.
  private static func bessel(_ x: Double) -> Double {
    var sum = 1.0
    var term = 1.0
    for k in 1...30 {
      term *= (x / 2 / Double(k)) * (x / 2 / Double(k))
      sum += term
    }
    return sum
  }
}
