/// One thing that's wrong, or worth knowing, about the content of a workspace.
///
/// A diagnostic is a value; printing it is the command's work.
package struct Diagnostic: Sendable, Hashable {
  package enum Severity: String, Sendable {
    case error, warning
  }

  package let rule: Rule
  package private(set) var severity: Severity
  package var location: SourceLocation

  /// The time in a recording; nil for the recording as a whole, and for other files.
  package var moment: Milliseconds?

  /// One line: what's wrong and, where possible, what to do.
  package var message: String

  /// The line that it's about, where seeing it helps.
  package var excerpt: Excerpt?

  /// Reports that something breaks a rule.
  ///
  /// - Parameters:
  ///   - rule: The rule, which decides the severity.
  ///   - severity: The severity, for the few rules whose severity depends on the case; nil for the
  ///     rule's usual one.
  ///   - location: Where it is.
  ///   - message: One line: what's wrong and, where possible, what to do.
  package init(
    _ rule: Rule,
    severity: Severity? = nil,
    at location: SourceLocation,
    _ message: String
  ) {
    assert(severity.map(rule.severity.allows) ?? true, "\(rule) is always a \(rule.severity.usual)")
    self.rule = rule
    self.severity = severity ?? rule.severity.usual
    self.location = location
    self.message = message
  }

  /// The same diagnostic as a warning, which doesn't stop a build.
  package var asWarning: Diagnostic {
    var copy = self
    copy.severity = .warning
    return copy
  }

  /// The same diagnostic as an error, as `--strict` asks.
  package var asError: Diagnostic {
    var copy = self
    copy.severity = .error
    return copy
  }
}

extension Diagnostic: Comparable {
  /// By file and place, then by rule, then by text with numbers by their value, so that the order
  /// doesn't depend on the order of the checks.
  ///
  /// What is about a whole recording comes before its moments.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.location != right.location { return left.location < right.location }
    if left.moment != right.moment {
      return (left.moment?.count ?? .min) < (right.moment?.count ?? .min)
    }
    if left.rule != right.rule { return left.rule < right.rule }
    return NaturalOrder.isTextAscending(left.message, right.message)
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The diagnostic on one line, as a compiler prints it.
  package var description: String { "\(place): \(severity.rawValue): \(words)" }

  /// The start of the line: the file, and the place in it.
  package var place: String {
    var place = location.file.escapedForDisplay
    if let line = location.line { place += ":\(line)" }
    if location.line != nil, let column = location.column { place += ":\(column)" }
    return place
  }

  /// The end of the line: the message and the rule.
  package var words: String { "\(message) [\(rule.rawValue)]" }
}
