/// The length that a published programme can have: hard limits, and a target that only warns.
package struct LengthPolicy: Sendable, Equatable {
  /// The shortest allowed length.
  package var min: Milliseconds

  /// The longest allowed length.
  package var max: Milliseconds

  /// The lengths to aim for; within the limits.
  package var target: ClosedRange<Milliseconds>

  /// The limits of a show that sets none: 5:00 to 20:00, with a target of 5:00 to 10:00.
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

  /// Where a length is in relation to the limits and the target.
  package enum Verdict: Sendable, Equatable {
    case tooShort, belowTarget, onTarget, aboveTarget, tooLong
  }

  /// Compares a length with the limits and the target, to the sample.
  ///
  /// - Parameters:
  ///   - samples: the length; 0 or more.
  ///   - sampleRate: Hz.
  /// - Returns: where the length is; a length on a limit is within it.
  package func verdict(samples: Int, at sampleRate: Int) -> Verdict {
    // In thousandths of a sample, so that a limit in milliseconds is exact at any rate.
    let length = samples * 1_000
    if length < min.count * sampleRate { return .tooShort }
    if length > max.count * sampleRate { return .tooLong }
    if length < target.lowerBound.count * sampleRate { return .belowTarget }
    if length > target.upperBound.count * sampleRate { return .aboveTarget }
    return .onTarget
  }
}
