package import RoadcastModel

/// What could be read of a transcript, with all that was wrong with it.
package struct ParsedTranscript: Sendable, Equatable {
  /// The cues that could be read, in the order of the file; nobody has judged their times yet.
  package var transcript: Transcript

  /// In the order in which they were met.
  package var diagnostics: [Diagnostic]

  /// The words of a file that has no times: they get some once the recording was listened to.
  package var script: Script?

  package init(transcript: Transcript, diagnostics: [Diagnostic]) {
    self.transcript = transcript
    self.diagnostics = diagnostics
  }
}
