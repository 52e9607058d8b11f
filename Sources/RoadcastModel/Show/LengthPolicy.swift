/// How long a published programme may be: hard limits, inclusive, and a target that only warns.
package struct LengthPolicy: Sendable, Equatable {
  package var min: Milliseconds
  package var max: Milliseconds
  package var target: ClosedRange<Milliseconds>

  /// 5:00 to 20:00, best 5:00 to 10:00.
  package static let standard = LengthPolicy(
    min: Milliseconds(300_000),
    max: Milliseconds(1_200_000),
    target: Milliseconds(300_000)...Milliseconds(600_000)
  )

  package init(min: Milliseconds, max: Milliseconds, target: ClosedRange<Milliseconds>) {
    self.min = min
    self.max = max
    self.target = target
  }

  package enum Verdict: Sendable, Equatable {
    case tooShort, belowTarget, onTarget, aboveTarget, tooLong
  }

  /// Judges a length to the sample.
  package func verdict(samples: Int, at sampleRate: Int) -> Verdict {
    // In milli-samples, so that a limit of any millisecond is exact at any rate.
    let length = samples * 1_000
    if length < min.count * sampleRate { return .tooShort }
    if length > max.count * sampleRate { return .tooLong }
    if length < target.lowerBound.count * sampleRate { return .belowTarget }
    if length > target.upperBound.count * sampleRate { return .aboveTarget }
    return .onTarget
  }
}
