package import RoadcastModel

/// What `check` and `build` report, for people and as JSON.
package struct Report: Sendable {
  package var diagnostics: [Diagnostic]
  package var episodes: [EpisodeReport]

  /// Nil after a check, and after a build that stopped because of errors.
  package var build: BuildReport?

  /// Problems of the machine that didn't stop the work.
  package var notes: [String] = []

  /// The rule for lengths, for the summary.
  package var policy: LengthPolicy?

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
