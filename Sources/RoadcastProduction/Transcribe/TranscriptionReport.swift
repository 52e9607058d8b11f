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
    var json = JSONWriter(forTerminal: true)
    json.object { json in
      json.list(diagnostics)
      json.list("failures", failures)
      json.list("transcripts", of: written) { written, json in
        json.member("audio", written.audio)
        json.member("duration", written.length)
        json.member("slug", written.slug)
        json.member("transcript", written.transcript)
        json.member("words", written.words)
      }
    }
    return json.text
  }
}
