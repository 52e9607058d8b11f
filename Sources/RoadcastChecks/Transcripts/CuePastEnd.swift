import RoadcastModel

/// Refuses a cue that starts after its recording has ended.
struct CuePastEnd: EpisodeCheck {
  static let rule = Rule.cuePastEnd

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.transcriptsInOrder.flatMap { index, transcript -> [Problem] in
      let segment = planned.episode.segments[index]
      guard let end = plan.end(of: segment) else { return [] }
      return transcript.cues.filter { $0.start >= end }.map { cue in
        Problem(
          at: transcript.location(of: cue),
          "the cue starts at \(cue.start.clock()), but \(segment.fileName.quoted) ends at "
            + "\(end.clock()); is this the transcript of another recording?"
        )
      }
    }
  }
}
