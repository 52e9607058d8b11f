import RoadcastModel

/// Collects what is wrong with one manifest while it is read.
final class Findings {
  private(set) var diagnostics: [Diagnostic] = []

  func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func add(_ rule: Rule, at location: SourceLocation, _ message: String) {
    add(Diagnostic(rule, at: location, message))
  }
}
