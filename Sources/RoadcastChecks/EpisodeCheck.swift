package import RoadcastModel

/// A check of one episode against one rule.
///
/// It has the name of its rule, and can report only that rule. To add a check, add a case to `Rule`, a
/// file here, a line to `Checks`, and a folder of broken input to the fixtures.
package protocol EpisodeCheck: Sendable {
  static var rule: Rule { get }

  /// Finds what breaks the rule.
  ///
  /// - Parameters:
  ///   - planned: The episode to check.
  ///   - plan: The plan that contains it.
  /// - Returns: What breaks it, in any order.
  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem]
}

extension EpisodeCheck {
  /// The problems in an episode, as diagnostics of the check's rule.
  package func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    problems(in: planned, of: plan).map { $0.diagnostic(Self.rule) }
  }
}
