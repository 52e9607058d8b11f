import RoadcastModel
import RoadcastReports

/// Prints diagnostics to standard error, one line each, in the form that compilers use.
struct DiagnosticPrinter {
  let style: TerminalStyle

  /// Whether every diagnostic gets a line, even of a kind that's frequent.
  let showsAll: Bool

  func print(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    let listing = DiagnosticListing(diagnostics, showsAll: showsAll)
    Output.note(listing.lines.map(line).joined(separator: "\n"))
  }

  /// Prints why the work failed.
  func printFailure(_ message: String) {
    Output.note("\(style.bold("roadcast:")) \(style.red("error:")) \(message.escapedForDisplay)")
  }

  /// Prints a problem that didn't stop the work.
  func printNote(_ message: String) {
    Output.note(
      "\(style.bold("roadcast:")) \(style.yellow("warning:")) \(message.escapedForDisplay)"
    )
  }

  private func line(_ line: DiagnosticListing.Line) -> String {
    switch line {
    case .diagnostic(let diagnostic): self.line(diagnostic)
    case .more(let count, let files, let rule):
      style.dim(
        "  and \(count) more like these in \(files) file\(files == 1 ? "" : "s"); "
          + "--verbose shows all [\(rule.rawValue)]"
      )
    }
  }

  private func line(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity == .error ? style.red("error:") : style.yellow("warning:")
    let line = style.bold("\(diagnostic.place):") + " \(severity) \(diagnostic.words)"
    guard let excerpt = diagnostic.excerpt else { return line }
    let lines = excerpt.lines(column: diagnostic.location.column)
    return ([line] + lines.map(style.dim)).joined(separator: "\n")
  }
}
