package import RoadcastModel

/// What could be read from a transcript, and what's wrong with it.
package struct ParsedTranscript: Sendable, Equatable {
  /// The cues that could be read, in the order of the file, with unchecked times.
  package var transcript: Transcript

  /// What's wrong, in the order of the file.
  package var diagnostics: [Diagnostic]

  /// The words of a file without times; they get estimated times once the recording was analysed.
  package var script: Script?

  /// Whether something couldn't be read.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  package init(transcript: Transcript, diagnostics: [Diagnostic]) {
    self.transcript = transcript
    self.diagnostics = diagnostics
  }
}
