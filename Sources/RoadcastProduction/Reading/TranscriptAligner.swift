import RoadcastAudio
import RoadcastModel
import RoadcastTranscript

/// Gives the scripts of an episode their times, from where its recordings have speech and pauses.
enum TranscriptAligner {
  /// - `heard`: what is known of the recordings; a script without one waits for it.
  ///
  /// Returns the transcripts by the segments' places, those that had times already among them.
  static func align(
    _ words: TranscriptReader.Words,
    of episode: Episode,
    show: Show,
    heard: [RecordingUse: KnownRecording],
    into findings: inout [Diagnostic]
  ) -> [Int: Transcript] {
    var transcripts = words.transcripts
    for (index, script) in words.scripts.sorted(by: { $0.key < $1.key }) {
      guard let known = heard[show.use(of: episode.segments[index])] else { continue }
      let map = SpeechMap(
        pauses: known.analysis.pauses,
        length: Milliseconds(
          samples: known.analysis.uncutLength,
          at: known.settings.format.sampleRate
        )
      )
      let timed = ScriptTiming.transcript(of: script, over: map)
      findings += timed.diagnostics
      transcripts[index] = timed.transcript
    }
    return transcripts
  }
}
