import RoadcastModel

/// Refuses a highlight that starts or ends after its recording has ended.
struct HighlightPastEnd: EpisodeCheck {
  static let rule = Rule.highlightPastEnd

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.episode.segments.flatMap { segment -> [Problem] in
      guard let highlight = segment.highlight,
        let recording = plan.recordings[plan.show.use(of: segment)]
      else { return [] }
      let end = Milliseconds(samples: recording.uncutLength, at: plan.show.sound.sampleRate)
      return [highlight.start, highlight.end].compactMap { time in
        guard let time, time.value > end else { return nil }
        return Problem(
          at: time.location,
          "the highlight reaches \(time.value.clock()), but "
            + "\(segment.fileName.quoted) ends at \(end.clock()); choose an earlier time"
        )
      }
    }
  }
}
