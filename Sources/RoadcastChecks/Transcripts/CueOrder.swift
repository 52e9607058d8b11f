import RoadcastModel

/// Cues that end before they begin, or begin before the one ahead of them.
struct CueTimes: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    planned.transcripts.sorted { $0.key < $1.key }.flatMap { diagnostics(in: $1) }
  }

  private func diagnostics(in transcript: Transcript) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var latest: Cue?
    for cue in transcript.cues {
      var place: SourceLocation {
        SourceLocation(file: transcript.file, line: cue.line > 0 ? cue.line : nil)
      }
      if cue.end < cue.start {
        found.append(
          Diagnostic(
            .cueBackwards,
            at: place,
            "the cue ends at \(cue.end.clock()), before it begins at \(cue.start.clock())"
          )
        )
      }
      if cue.end == cue.start {
        found.append(
          Diagnostic(
            .cueEmpty,
            at: place,
            "the cue ends as it begins; it is shown as long as its words take to read"
          )
        )
      }
      if let latest, cue.start < latest.start {
        found.append(
          Diagnostic(
            .cueOrder,
            at: place,
            "the cue begins at \(cue.start.clock()), before the one ahead of it "
              + "(\(latest.start.clock())); put them in order"
          )
        )
      } else {
        latest = cue
      }
    }
    return found
  }
}
