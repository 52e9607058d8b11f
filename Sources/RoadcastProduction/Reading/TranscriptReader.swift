import RoadcastFiles
import RoadcastModel
import RoadcastTranscript

/// Reads the transcripts and scripts of an episode's segments.
struct TranscriptReader {
  /// An episode's words, by the segments' indices.
  struct Words: Sendable {
    var transcripts: [Int: Transcript] = [:]

    /// Words that have no times yet.
    var scripts: [Int: Script] = [:]
  }

  let workspace: Workspace

  /// The language of the show, which shows how a text can't be encoded.
  let language: String?

  /// Reads each segment's transcript.
  ///
  /// - Parameters:
  ///   - episode: the episode.
  ///   - log: gets what's wrong with the transcripts.
  /// - Returns: what could be read.
  /// - Throws: when a file can't be read.
  func read(
    for episode: Episode,
    into log: inout DiagnosticLog
  ) throws(WorkFailure) -> Words {
    var words = Words()
    let speakers = Set(episode.segments.compactMap(\.speaker))
    for (index, segment) in episode.segments.enumerated() {
      guard let path = segment.transcript,
        let bytes = try workspace.read(
          path,
          limit: Limits.transcriptBytes,
          what: "the transcript",
          into: &log
        )
      else { continue }
      let parsed = TranscriptFormat.parse(
        bytes,
        file: path.value,
        language: language,
        speakers: speakers
      )
      guard !segment.isFinished else {
        // It's published as it is; only the pages and the search have to do without it.
        log.add(contentsOf: parsed.diagnostics.prefix(1).map(\.asWarning))
        if !parsed.hasErrors, parsed.script == nil { words.transcripts[index] = parsed.transcript }
        continue
      }
      log.add(contentsOf: parsed.diagnostics)
      if let script = parsed.script {
        words.scripts[index] = script
      } else if !parsed.transcript.cues.isEmpty || !parsed.hasErrors {
        // What couldn't be read isn't an empty transcript.
        words.transcripts[index] = parsed.transcript
      }
    }
    return words
  }
}
