/// How serious a rule's diagnostics are: always the same, or depending on the case.
package struct RuleSeverity: Sendable, Equatable {
  /// The severity of a diagnostic that doesn't name one.
  package let usual: Diagnostic.Severity

  /// The case in which a diagnostic has the other severity, in words that follow "when"; nil if there
  /// is none.
  package let exception: String?

  static let error = RuleSeverity(usual: .error, exception: nil)
  static let warning = RuleSeverity(usual: .warning, exception: nil)

  static func error(warningWhen exception: String) -> RuleSeverity {
    RuleSeverity(usual: .error, exception: exception)
  }

  static func warning(errorWhen exception: String) -> RuleSeverity {
    RuleSeverity(usual: .warning, exception: exception)
  }

  /// Whether a diagnostic of the rule can have this severity.
  package func allows(_ severity: Diagnostic.Severity) -> Bool {
    severity == usual || exception != nil
  }
}
