package import RoadcastModel

/// What `transcribe` has written, and what it could not.
package struct TranscriptionReport: Sendable {
  /// A transcript that was not there before.
  package struct Written: Sendable {
    package var slug: String

    /// Paths in the workspace.
    package var audio: String
    package var transcript: String

    package var words: Int

    /// Of the recording.
    package var length: Milliseconds
  }

  package var written: [Written] = []

  /// How many recordings had one already.
  package var present = 0

  /// What is wrong with manifests and recordings.
  package var diagnostics: [Diagnostic] = []

  /// Why recordings got none: the transcriber's doing, or the disk's.
  package var failures: [String] = []

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// One JSON document, sorted by key; times in seconds.
  package var json: String {
    JSONText.object([
      "diagnostics": .list(diagnostics.map { JSONText($0) }),
      "failures": .list(failures.map { .text($0) }),
      "transcripts": .list(
        written.map {
          .object([
            "slug": .text($0.slug), "audio": .text($0.audio), "transcript": .text($0.transcript),
            "words": .integer($0.words), "duration": .seconds($0.length),
          ])
        }
      ),
    ]).document
  }
}
