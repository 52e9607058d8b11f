/// The length of a programme beside the show's limits, to the sample.
package struct MeasuredLength: Sendable, Equatable {
  package var samples: Int

  /// Hz.
  package var sampleRate: Int

  package var verdict: LengthPolicy.Verdict

  /// The distance from the limits: negative below them, 0 within.
  package var offLimits: Milliseconds

  /// The distance from the target: negative below it, 0 within.
  package var offTarget: Milliseconds

  /// Compares a length with limits.
  ///
  /// - Parameters:
  ///   - samples: the length.
  ///   - sampleRate: Hz.
  ///   - policy: the limits and the target.
  package init(samples: Int, sampleRate: Int, policy: LengthPolicy) {
    self.samples = samples
    self.sampleRate = sampleRate
    verdict = policy.verdict(samples: samples, at: sampleRate)
    let length = Milliseconds(samples: samples, at: sampleRate)
    offLimits = length.distance(from: policy.min...policy.max)
    offTarget = length.distance(from: policy.target)
  }

  /// Whether it's within the limits, and not only within the target.
  package var isWithinLimits: Bool {
    switch verdict {
    case .tooShort, .tooLong: false
    case .belowTarget, .onTarget, .aboveTarget: true
    }
  }

  /// Whether it's outside the limits, and not nearer to them than another length, or beyond the other limit.
  ///
  /// - Parameter other: The length of the same version before a change.
  /// - Returns: False if they're equal.
  package func isWorse(than other: MeasuredLength) -> Bool {
    guard !isWithinLimits, samples != other.samples else { return false }
    return other.isWithinLimits || verdict != other.verdict
      || abs(offLimits.count) > abs(other.offLimits.count)
      || (samples > other.samples) == (verdict == .tooLong)
  }

  /// The length, rounded to milliseconds.
  package var milliseconds: Milliseconds { Milliseconds(samples: samples, at: sampleRate) }

  /// The length for messages, rounded so that one outside the limits never looks as if it were within.
  package var text: String {
    let rounding: LengthText.Rounding =
      switch verdict {
      case .tooShort, .belowTarget: .down
      case .tooLong, .aboveTarget: .up
      case .onTarget: .nearest
      }
    return LengthText.format(samples: samples, at: sampleRate, rounding)
  }

  /// The length's distance from the limits and the target, in a few words.
  ///
  /// - Parameter policy: the limits and the target.
  /// - Returns: such as `1:48 to spare` or `47.7 s short of 5:00`.
  package func standing(_ policy: LengthPolicy) -> String {
    func tenths(_ limit: Milliseconds, _ rounding: LengthText.Rounding) -> Int {
      let length = LengthText.tenths(samples: samples, at: sampleRate, rounding)
      return abs((limit.count + 50) / 100 - length)
    }
    func distance(_ limit: Milliseconds, _ rounding: LengthText.Rounding) -> String {
      LengthText.format(tenths: tenths(limit, rounding))
    }
    let target = policy.target
    switch verdict {
    case .tooShort:
      return "\(distance(policy.min, .down)) short of \(LengthText.formatLimit(policy.min))"
    case .belowTarget: return "\(distance(target.lowerBound, .down)) below target"
    case .onTarget:
      // Tenths of a second don't matter here.
      let spare = tenths(target.upperBound, .nearest)
      let text =
        spare < 600
        ? LengthText.format(tenths: spare)
        : LengthText.formatLimit(Milliseconds(spare / 10 * 1_000))
      return "\(text) to spare"
    case .aboveTarget: return "\(distance(target.upperBound, .up)) above target"
    case .tooLong:
      return "\(distance(policy.max, .up)) over \(LengthText.formatLimit(policy.max))"
    }
  }
}

extension LengthPolicy.Verdict {
  /// The word for the verdict in JSON and CSV; outside the limits it's the name of the rule.
  package var word: String {
    switch self {
    case .tooShort: "too-short"
    case .belowTarget: "below-target"
    case .onTarget: "on-target"
    case .aboveTarget: "above-target"
    case .tooLong: "too-long"
    }
  }
}

extension Milliseconds {
  /// The distance from a range: negative below it, 0 within.
  fileprivate func distance(from band: ClosedRange<Milliseconds>) -> Milliseconds {
    if self < band.lowerBound { return Milliseconds(count - band.lowerBound.count) }
    if self > band.upperBound { return Milliseconds(count - band.upperBound.count) }
    return Milliseconds(0)
  }
}
