package import RoadcastModel

/// The text of a file, with what had to be done to its bytes.
package struct DecodedText: Sendable, Equatable {
  /// Without byte order mark, and without characters that XML cannot hold.
  package var text: String

  /// Warnings only: every file has some text.
  package var diagnostics: [Diagnostic]

  package init(text: String, diagnostics: [Diagnostic]) {
    self.text = text
    self.diagnostics = diagnostics
  }
}
