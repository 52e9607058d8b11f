import RoadcastModel
import RoadcastTranscript

/// Reads the transcripts of an episode's segments.
enum ReadTranscripts {
  /// - Returns: the transcripts by the segments' places; those that can't be read are missing, and
  ///   told.
  static func run(
    for episode: Episode,
    in workspace: Workspace,
    into findings: inout [Diagnostic]
  ) throws(WorkFailure) -> [Int: Transcript] {
    var transcripts: [Int: Transcript] = [:]
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
      transcripts[index] = parsed.transcript
    }
    return transcripts
  }
}
