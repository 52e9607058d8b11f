import RoadcastAudio
import RoadcastModel
import RoadcastTranscript

/// Gives an episode's scripts their times, from where its recordings have speech and pauses.
struct TranscriptAligner {
  let show: Show

  /// What's known of the recordings; a script whose recording is missing here is left out.
  let recordings: [RecordingUse: KnownRecording]

  /// Lays each script over its recording.
  ///
  /// - Parameters:
  ///   - words: the episode's transcripts and scripts.
  ///   - episode: the episode.
  ///   - log: gets what's wrong with the scripts.
  /// - Returns: the transcripts by the segments' indices, with those that had times already.
  func align(
    _ words: TranscriptReader.Words,
    of episode: Episode,
    into log: inout DiagnosticLog
  ) -> [Int: Transcript] {
    var transcripts = words.transcripts
    for (index, script) in words.scripts.sorted(by: { $0.key < $1.key }) {
      guard let known = recordings[show.use(of: episode.segments[index])] else { continue }
      let map = SpeechMap(
        pauses: known.analysis.pauses,
        length: Milliseconds(
          samples: known.analysis.uncutLength,
          at: known.settings.format.sampleRate
        )
      )
      let timed = ScriptTimer.transcript(of: script, over: map)
      log.add(contentsOf: timed.diagnostics)
      // The script of another recording isn't an empty transcript.
      if !timed.hasErrors { transcripts[index] = timed.transcript }
    }
    return transcripts
  }
}
