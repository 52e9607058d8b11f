import RealModule

/// Estimates a recording's loudness after the limiter, without running it.
///
/// It applies the algorithm of `Limiter` to the cells of a `SignalEnvelope`. It uses sample peaks instead
/// of true peaks, so it underestimates the limiter's effect if there are many sharp peaks.
struct LimiterForecast: Sendable {
  let envelope: SignalEnvelope

  /// The K-weighted power of each 100 ms, ahead of the leveller.
  let steps: [Double]

  /// The leveller's gains in dB, one for each 100 ms; empty if it isn't used.
  let levellerGains: [Float]

  /// The true-peak ceiling ahead of encoding, linear.
  let ceiling: Double

  /// The share of the difference to 1 by which the gain recovers in one cell: a time constant of 60 ms.
  private static let release = 1 - Double.exp(-1 / (0.060 * Double(SignalEnvelope.rate)))

  /// Estimates the integrated loudness.
  ///
  /// - Parameter gain: The gain ahead of the limiter in dB.
  /// - Returns: LUFS; nil if nothing passes the gate.
  func loudness(gain: Double) -> Double? {
    let factor = Decibels.factor(gain)
    let limiterGains = limiterGains(factor: factor)
    let limitedSteps = steps.indices.map { step -> Double in
      let first = step * SignalEnvelope.cellsPerStep
      let end = min(first + SignalEnvelope.cellsPerStep, envelope.powers.count)
      var before: Float = 0
      var after: Float = 0
      for cell in first..<max(first, end) {
        before += envelope.powers[cell]
        after += envelope.powers[cell] * limiterGains[cell] * limiterGains[cell]
      }
      let ratio = before > 0 ? Double(after / before) : 1
      let leveller = levellerFactor(step)
      return steps[step] * Double(leveller * leveller) * factor * factor * ratio
    }
    return LoudnessMeter.integrated(limitedSteps)
  }

  private func levellerFactor(_ step: Int) -> Float {
    guard !levellerGains.isEmpty else { return 1 }
    return Float(Decibels.factor(Double(levellerGains[min(step, levellerGains.count - 1)])))
  }

  /// Computes the limiter's gain in each cell, linear.
  private func limiterGains(factor: Double) -> [Float] {
    let peaks = envelope.peaks
    var released: [Float] = []
    released.reserveCapacity(peaks.count)
    var gain = 1.0
    for cell in peaks.indices {
      gain += (1 - gain) * Self.release
      let peak = Double(peaks[cell] * levellerFactor(cell / SignalEnvelope.cellsPerStep)) * factor
      if peak * gain > ceiling { gain = ceiling / peak }
      if gain > 0.999_999 { gain = 1 }
      released.append(Float(gain))
    }
    // Both of the limiter's windows of 10 ms are three cells long: the minimum ahead, and its mean.
    let last = released.count - 1
    let minimum = released.indices.map { cell in
      min(released[cell], min(released[min(cell + 1, last)], released[min(cell + 2, last)]))
    }
    return minimum.indices.map { cell in
      (minimum[cell] + minimum[max(cell - 1, 0)] + minimum[max(cell - 2, 0)]) / 3
    }
  }
}
