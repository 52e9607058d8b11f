import RoadcastModel

/// Collects what is wrong with one manifest while it is read.
final class Findings {
  private(set) var diagnostics: [Diagnostic] = []

  func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func error(_ rule: Rule, at location: SourceLocation, _ message: String) {
    add(.error(rule, at: location, message))
  }

  func warning(_ rule: Rule, at location: SourceLocation, _ message: String) {
    add(.warning(rule, at: location, message))
  }
}
