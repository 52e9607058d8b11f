/// Plain text with English typographic quotes, dashes and ellipses, by the rules of Markdown's show notes.
package enum TypographicText {
  /// What is replaced; everything else of ASCII is escaped.
  private static let marks: Set<Unicode.Scalar> = ["'", "\"", "-", "."]

  /// Replaces straight quotes, `--`, `---` and `...`.
  ///
  /// - Parameter text: A text without markup; what looks like Markdown in it stays as it is.
  /// - Returns: The text, of as many lines.
  package static func written(_ text: String) -> String {
    guard
      text.unicodeScalars.contains(where: { $0 == "'" || $0 == "\"" })
        || text.contains("--") || text.contains("...")
    else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line($0) }.joined(separator: "\n")
  }

  private static func line(_ line: Substring) -> String {
    // Words in front, so that nothing in the line begins a list or another block.
    var markdown = String.UnicodeScalarView("x ".unicodeScalars)
    for scalar in line.unicodeScalars {
      if scalar.isASCII, isPunctuation(scalar), !marks.contains(scalar) { markdown.append("\\") }
      markdown.append(scalar)
    }
    var words = ""
    for event in MarkdownEvents(String(markdown), isTypographic: true) {
      if case .text(let text) = event.kind { words += text }
    }
    return words.hasPrefix("x ") ? String(words.dropFirst(2)) : String(line)
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
