/// What a rule means, how serious it is, and what to do about it.
package struct RuleDefinition: Sendable {
  package let subject: RuleSubject
  package let severity: RuleSeverity

  /// A paragraph in Markdown: what the rule means, and what to do.
  package let explanation: String

  init(_ subject: RuleSubject, _ severity: RuleSeverity, _ explanation: String) {
    self.subject = subject
    self.severity = severity
    self.explanation = explanation
  }
}
