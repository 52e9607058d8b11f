import RoadcastModel

/// Reads `clean:`, of the show's sound or of a segment.
enum CleaningManifest {
  /// The switches that are set: all of them by one word, or each by its own.
  static func switches(from fields: Fields) -> [Cleaning.Step: Bool] {
    guard let node = fields.node("clean") else { return [:] }
    switch node.scalar {
    case "true":
      return Dictionary(uniqueKeysWithValues: Cleaning.standard.steps.map { ($0, true) })
    case "false":
      return Dictionary(uniqueKeysWithValues: Cleaning.Step.allCases.map { ($0, false) })
    case .some:
      fields.wrongType(node, "clean", "true, false, or lines such as `trim: false`")
      return [:]
    case nil:
      break
    }
    guard
      let steps = Fields(node, file: fields.file, findings: fields.findings, what: "`clean`")
    else { return [:] }
    var switches: [Cleaning.Step: Bool] = [:]
    for step in Cleaning.Step.allCases { switches[step] = steps.flag(step.rawValue) }
    steps.refuseOthers(in: "`clean`")
    return switches
  }
}
