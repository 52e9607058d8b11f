/// Diagnostics in the order in which they were found.
///
/// Everything that reads or checks content appends to a log, which its caller passes on as
/// `into log: inout DiagnosticLog` or takes from a result:
///
///     log.add(.missingKey, at: place, "`title` is missing; add a line like `title: Kick-off`")
package struct DiagnosticLog: Sendable, Equatable {
  package private(set) var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic] = []) { self.diagnostics = diagnostics }

  package var isEmpty: Bool { diagnostics.isEmpty }

  /// Appends one diagnostic.
  package mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Appends what another reader or check found, in its order.
  package mutating func add(contentsOf found: some Sequence<Diagnostic>) {
    diagnostics.append(contentsOf: found)
  }

  /// Appends a diagnostic made from its parts.
  ///
  /// - Parameters:
  ///   - rule: The rule that the content breaks; it decides the severity.
  ///   - severity: The severity, for the few rules whose severity depends on the case.
  ///   - location: The place to correct.
  ///   - message: One line that starts with what's wrong and ends with what to do.
  package mutating func add(
    _ rule: Rule,
    severity: Diagnostic.Severity? = nil,
    at location: SourceLocation,
    _ message: String
  ) {
    add(Diagnostic(rule, severity: severity, at: location, message))
  }
}
