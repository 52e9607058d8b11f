import RoadcastModel

/// Something that a check found: a diagnostic without its rule, which is the check's.
package struct Problem: Sendable {
  let severity: Diagnostic.Severity?
  let location: SourceLocation
  let message: String

  /// - Parameters:
  ///   - severity: The severity, for the few rules whose severity depends on the case; nil for the
  ///     rule's usual one.
  ///   - location: Where it is.
  ///   - message: One line: what's wrong and what to do.
  init(
    severity: Diagnostic.Severity? = nil,
    at location: SourceLocation,
    _ message: String
  ) {
    self.severity = severity
    self.location = location
    self.message = message
  }

  func diagnostic(_ rule: Rule) -> Diagnostic {
    Diagnostic(rule, severity: severity, at: location, message)
  }
}
