/// The length of a cut, judged to the sample.
package struct MeasuredLength: Sendable, Equatable {
  package var samples: Int

  /// Hz.
  package var sampleRate: Int

  package var verdict: LengthPolicy.Verdict

  /// How far outside the hard limits: negative below them, 0 within.
  package var offLimits: Milliseconds

  /// How far outside the target band: negative below it, 0 within.
  package var offTarget: Milliseconds

  package init(samples: Int, sampleRate: Int, policy: LengthPolicy) {
    self.samples = samples
    self.sampleRate = sampleRate
    verdict = policy.verdict(samples: samples, at: sampleRate)
    let length = Milliseconds(samples: samples, at: sampleRate)
    offLimits = length.distance(from: policy.min...policy.max)
    offTarget = length.distance(from: policy.target)
  }

  package var milliseconds: Milliseconds { Milliseconds(samples: samples, at: sampleRate) }

  /// As messages tell it, rounded so that what is outside never reads as if it were within.
  package var text: String {
    let rounding: LengthText.Rounding =
      switch verdict {
      case .tooShort, .belowTarget: .down
      case .tooLong, .aboveTarget: .up
      case .onTarget: .nearest
      }
    return LengthText.format(samples: samples, at: sampleRate, rounding)
  }

  /// In a few words how it stands: `1:48.0 left`, `47.7 s short of 5:00`.
  package func standing(_ policy: LengthPolicy) -> String {
    func distance(_ limit: Milliseconds, _ rounding: LengthText.Rounding) -> String {
      let length = LengthText.tenths(samples: samples, at: sampleRate, rounding)
      return LengthText.format(tenths: abs((limit.count + 50) / 100 - length))
    }
    let target = policy.target
    switch verdict {
    case .tooShort:
      return "\(distance(policy.min, .down)) short of \(LengthText.formatLimit(policy.min))"
    case .belowTarget: return "\(distance(target.lowerBound, .down)) below target"
    case .onTarget: return "\(distance(target.upperBound, .nearest)) left"
    case .aboveTarget: return "\(distance(target.upperBound, .up)) above target"
    case .tooLong:
      return "\(distance(policy.max, .up)) over \(LengthText.formatLimit(policy.max))"
    }
  }
}

extension LengthPolicy.Verdict {
  /// The word of JSON and CSV; those outside the limits are called like their rules.
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
  /// How far outside a band, negative below it.
  fileprivate func distance(from band: ClosedRange<Milliseconds>) -> Milliseconds {
    if self < band.lowerBound { return Milliseconds(count - band.lowerBound.count) }
    if self > band.upperBound { return Milliseconds(count - band.upperBound.count) }
    return Milliseconds(0)
  }
}
