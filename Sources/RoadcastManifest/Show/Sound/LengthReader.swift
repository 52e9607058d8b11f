import RoadcastModel

/// Reads `length` in `show.yml`.
enum LengthReader {
  enum Key: String, ManifestKey {
    case min, max, target
  }

  static func read(_ value: ManifestValue) -> LengthPolicy? {
    guard let fields = value.mapping(Key.self) else { return nil }
    var policy = LengthPolicy.standard
    policy.min = fields[.min]?.length()?.value ?? policy.min
    policy.max = fields[.max]?.length()?.value ?? policy.max
    guard policy.min <= policy.max else {
      value.report(.wrongValue, "`min` is greater than `max`; swap them")
      return nil
    }
    guard let target = fields[.target] else {
      // The standard target, as far as it's within the show's own limits.
      let lower = min(max(policy.target.lowerBound, policy.min), policy.max)
      policy.target = lower...max(lower, min(policy.target.upperBound, policy.max))
      return policy
    }
    guard let range = range(from: target) else { return nil }
    policy.target = range
    return policy
  }

  private static func range(from target: ManifestValue) -> ClosedRange<Milliseconds>? {
    let elements = target.elements
    let bounds = elements.compactMap { $0.length()?.value }
    guard bounds.count == elements.count else { return nil }
    guard bounds.count == 2, bounds[0] <= bounds[1] else {
      (elements.first ?? target).report(
        .wrongValue,
        "`target` must be two lengths, as in [\"5:00\", \"10:00\"]"
      )
      return nil
    }
    return bounds[0]...bounds[1]
  }
}
