package import RoadcastModel

/// What `transcribe` wrote, and what went wrong.
package struct TranscriptionReport: Sendable {
  /// A new transcript.
  package struct Written: Sendable {
    package var slug: String

    /// The recording's path in the workspace.
    package var audio: String

    /// The transcript's path in the workspace.
    package var transcript: String

    /// The number of words in the transcript.
    package var words: Int

    /// The recording's length.
    package var length: Milliseconds
  }

  package var written: [Written] = []

  /// How many recordings already had a transcript.
  package var present = 0

  /// The problems of manifests and recordings.
  package var log = DiagnosticLog()

  /// Why recordings got no transcript although they're fine, one sentence each.
  package var failures: [String] = []

  package var diagnostics: [Diagnostic] { log.diagnostics }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// One JSON document, sorted by key, with times in seconds.
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
