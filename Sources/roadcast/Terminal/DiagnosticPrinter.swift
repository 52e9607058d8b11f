import RoadcastModel

/// Prints diagnostics to standard error, one line each, in the form that compilers use.
struct DiagnosticPrinter {
  let style: TerminalStyle

  func print(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    Output.note(diagnostics.map(line).joined(separator: "\n"))
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

  private func line(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity == .error ? style.red("error:") : style.yellow("warning:")
    return style.bold("\(diagnostic.place):") + " \(severity) \(diagnostic.words)"
  }
}
