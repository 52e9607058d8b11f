import RoadcastModel

/// A highlight that begins or ends when its recording is over.
struct HighlightPastEnd: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    planned.episode.segments.flatMap { segment -> [Diagnostic] in
      guard let highlight = segment.highlight,
        let recording = plan.recordings[plan.show.use(of: segment)]
      else { return [] }
      let end = Milliseconds(
        samples: recording.uncutLength,
        at: plan.show.sound.sampleRate
      )
      return [highlight.start, highlight.end].compactMap { time in
        guard let time, time.value > end else { return nil }
        return Diagnostic(
          .highlightPastEnd,
          at: time.location,
          "the highlight reaches to \(time.value.clock()), but "
            + "\(segment.fileName.quoted) ends at \(end.clock())"
        )
      }
    }
  }
}
