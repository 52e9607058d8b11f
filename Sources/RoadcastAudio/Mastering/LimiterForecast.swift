import RealModule

/// Reckons what the limiter will leave of a recording's loudness, without running it.
///
/// It walks the limiter's own steps (`Limiter`) over cells of a 300th of a second. Samples between the
/// samples are not looked at, which makes the reckoning too kind where peaks are many and sharp.
struct LimiterForecast: Sendable {
  let profile: SignalEnvelope

  /// The leveller's gains in dB, one for each 100 ms; empty for none.
  let levels: [Float]

  /// Linear, of the true peak before encoding.
  let ceiling: Double

  private static let release = 1 - Double.exp(-1 / (0.060 * Double(SignalEnvelope.rate)))

  /// LUFS after a gain and the limiter; nil where nothing passes the gate.
  ///
  /// - `gain`: dB.
  func loudness(gain: Double) -> Double? {
    let factor = Decibels.factor(gain)
    let factors = limited(by: factor)
    let steps = profile.steps.indices.map { step -> Double in
      let first = step * SignalEnvelope.cellsPerStep
      let end = min(first + SignalEnvelope.cellsPerStep, profile.powers.count)
      var before: Float = 0
      var after: Float = 0
      for cell in first..<max(first, end) {
        before += profile.powers[cell]
        after += profile.powers[cell] * factors[cell] * factors[cell]
      }
      let left = before > 0 ? Double(after / before) : 1
      return profile.steps[step] * Double(level(step) * level(step)) * factor * factor * left
    }
    return LoudnessMeter.integrated(steps)
  }

  private func level(_ step: Int) -> Float {
    guard !levels.isEmpty else { return 1 }
    return Float(Decibels.factor(Double(levels[min(step, levels.count - 1)])))
  }

  /// The limiter's gain in each cell.
  private func limited(by factor: Double) -> [Float] {
    let peaks = profile.peaks
    var needs: [Float] = []
    needs.reserveCapacity(peaks.count)
    var smoothed = 1.0
    for cell in peaks.indices {
      smoothed += (1 - smoothed) * Self.release
      let peak = Double(peaks[cell] * level(cell / SignalEnvelope.cellsPerStep)) * factor
      if peak * smoothed > ceiling { smoothed = ceiling / peak }
      if smoothed > 0.999_999 { smoothed = 1 }
      needs.append(Float(smoothed))
    }
    // 10 ms are three cells: the smallest ahead, then the mean of those behind.
    let last = needs.count - 1
    let smallest = needs.indices.map { cell in
      min(needs[cell], min(needs[min(cell + 1, last)], needs[min(cell + 2, last)]))
    }
    return smallest.indices.map { cell in
      (smallest[cell] + smallest[max(cell - 1, 0)] + smallest[max(cell - 2, 0)]) / 3
    }
  }
}
