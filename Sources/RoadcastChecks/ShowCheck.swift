package import RoadcastModel

/// A check of the show, or of its episodes side by side, against one rule.
///
/// It has the name of its rule, and can report only that rule.
package protocol ShowCheck: Sendable {
  static var rule: Rule { get }

  /// Finds what breaks the rule.
  func problems(in plan: Plan) -> [Problem]
}

extension ShowCheck {
  /// The problems in a plan, as diagnostics of the check's rule.
  package func diagnostics(in plan: Plan) -> [Diagnostic] {
    problems(in: plan).map { $0.diagnostic(Self.rule) }
  }
}
