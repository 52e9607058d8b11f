import RoadcastModel

/// Refuses a cue that ends before it starts.
struct CueBackwards: EpisodeCheck {
  static let rule = Rule.cueBackwards

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.transcriptsInOrder.flatMap { _, transcript in
      transcript.cues.filter { $0.end < $0.start }.map { cue in
        Problem(
          at: transcript.location(of: cue),
          "the cue ends at \(cue.end.clock()), before it starts at \(cue.start.clock()); "
            + "correct its times"
        )
      }
    }
  }
}
