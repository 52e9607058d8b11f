/// One thing that is wrong, or worth knowing, about the content of a workspace.
///
/// A diagnostic is a value; printing it is the command's work.
package struct Diagnostic: Sendable, Hashable {
  package enum Severity: String, Sendable {
    case error, warning
  }

  package var severity: Severity

  /// The rule's tag as it is printed in brackets, such as `too-short`.
  package var rule: Rule

  package var location: SourceLocation

  /// One line: what is wrong and, where it can be said, what to do.
  package var message: String

  package init(
    _ severity: Severity,
    _ rule: Rule,
    at location: SourceLocation,
    _ message: String
  ) {
    self.severity = severity
    self.rule = rule
    self.location = location
    self.message = message
  }

  package static func error(
    _ rule: Rule,
    at location: SourceLocation,
    _ message: String
  ) -> Diagnostic {
    Diagnostic(.error, rule, at: location, message)
  }

  package static func warning(
    _ rule: Rule,
    at location: SourceLocation,
    _ message: String
  ) -> Diagnostic {
    Diagnostic(.warning, rule, at: location, message)
  }

  /// The same finding with an error turned into a warning.
  package var asWarning: Diagnostic {
    var copy = self
    copy.severity = .warning
    return copy
  }
}

extension Diagnostic: Comparable {
  /// By file and place, and then by what they say, so that the order never depends on the work's order.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.location != right.location { return left.location < right.location }
    return (left.rule, left.message) < (right.rule, right.message)
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The line a person reads, in the form of a compiler's.
  package var description: String { "\(place): \(severity.rawValue): \(words)" }

  /// The line's beginning: the file, and where in it.
  package var place: String {
    var place = location.file.escapedForDisplay
    if let line = location.line { place += ":\(line)" }
    if location.line != nil, let column = location.column { place += ":\(column)" }
    return place
  }

  /// The line's end: what is wrong, and the rule.
  package var words: String { "\(message) [\(rule.rawValue)]" }
}
