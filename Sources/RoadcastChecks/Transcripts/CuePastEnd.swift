import RoadcastModel

/// Cues that begin when their recording is over, and a last one that runs over its end.
struct CuePastEnd: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    planned.transcripts.sorted { $0.key < $1.key }.flatMap { index, transcript in
      let audio = planned.episode.segments[index].audio.value
      let use = plan.show.use(of: planned.episode.segments[index])
      guard let recording = plan.recordings[use] else { return [Diagnostic]() }
      let end = Milliseconds(
        samples: recording.uncutLength,
        at: plan.show.sound.sampleRate
      )
      // Half a frame of rounding is nobody's concern.
      return transcript.cues.filter { $0.start >= end || $0.end.count > end.count + 20 }.map {
        cue in
        let place = SourceLocation(file: transcript.file, line: cue.line > 0 ? cue.line : nil)
        let name = WorkspacePath.name(of: audio).quoted
        guard cue.start < end else {
          return Diagnostic(
            .cuePastEnd,
            at: place,
            "the cue begins at \(cue.start.clock()), but \(name) ends at \(end.clock()); "
              + "is this the transcript of another recording?"
          )
        }
        return Diagnostic(
          .cueOverrun,
          at: place,
          "the cue ends at \(cue.end.clock()), \(name) already at \(end.clock()); it is cut there"
        )
      }
    }
  }
}
