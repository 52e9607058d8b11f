import RoadcastModel

extension Cleaning.Step: ManifestKey {}

/// Reads `clean`, of the show's `sound` or of a segment.
enum CleaningReader {
  /// - Returns: The steps that are switched on or off: all of them by one word, or each by its own.
  static func read(_ value: ManifestValue) -> [Cleaning.Step: Bool] {
    switch value.node.scalar {
    case "true":
      return Dictionary(uniqueKeysWithValues: Cleaning.standard.steps.map { ($0, true) })
    case "false":
      return Dictionary(uniqueKeysWithValues: Cleaning.Step.allCases.map { ($0, false) })
    case .some:
      value.reportType("true, false, or lines such as `trim: false`")
      return [:]
    case nil:
      break
    }
    guard let fields = value.mapping(Cleaning.Step.self) else { return [:] }
    var switches: [Cleaning.Step: Bool] = [:]
    for step in Cleaning.Step.allCases { switches[step] = fields[step]?.flag() }
    return switches
  }
}
