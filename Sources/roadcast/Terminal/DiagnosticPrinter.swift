import RoadcastModel

/// Prints diagnostics in the form of a compiler's, one line each, on standard error.
struct DiagnosticPrinter {
  let style: Style

  func print(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    Output.note(diagnostics.map(line).joined(separator: "\n"))
  }

  /// A failure of the work itself.
  func tell(_ message: String) {
    Output.note("\(style.bold("roadcast:")) \(style.red("error:")) \(message.escapedForDisplay)")
  }

  private func line(_ diagnostic: Diagnostic) -> String {
    let painted =
      diagnostic.severity == .error ? style.red("error:") : style.yellow("warning:")
    return style.bold("\(diagnostic.place):") + " \(painted) \(diagnostic.words)"
  }
}
