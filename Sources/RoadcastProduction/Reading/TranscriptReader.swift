import RoadcastFiles
import RoadcastModel
import RoadcastTranscript

/// Reads the transcripts of an episode's segments.
enum TranscriptReader {
  /// What was read of an episode, by the segments' places.
  struct Words: Sendable {
    var transcripts: [Int: Transcript] = [:]

    /// Words that have no times yet.
    var scripts: [Int: Script] = [:]
  }

  /// - Returns: what can't be read is missing, and told.
  static func read(
    for episode: Episode,
    in workspace: Workspace,
    into findings: inout [Diagnostic]
  ) throws(WorkFailure) -> Words {
    var words = Words()
    for (index, segment) in episode.segments.enumerated() {
      guard let path = segment.transcript else { continue }
      guard
        let bytes = try workspace.read(
          path,
          limit: Limits.transcriptBytes,
          what: "the transcript",
          into: &findings
        )
      else { continue }
      let parsed = TranscriptFormat.parse(bytes, file: path.value)
      findings += parsed.diagnostics
      if let script = parsed.script {
        words.scripts[index] = script
      } else {
        words.transcripts[index] = parsed.transcript
      }
    }
    return words
  }
}
