import RoadcastModel

/// Refuses a cue that starts before the cue above it.
struct CueOrder: EpisodeCheck {
  static let rule = Rule.cueOrder

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.transcriptsInOrder.flatMap { problems(in: $0.transcript) }
  }

  private func problems(in transcript: Transcript) -> [Problem] {
    var found: [Problem] = []
    var latest: Cue?
    for cue in transcript.cues {
      // One cue that starts too late is reported once, not with every cue after it.
      guard let previous = latest, cue.start < previous.start else {
        latest = cue
        continue
      }
      found.append(
        Problem(
          at: transcript.location(of: cue),
          "the cue starts at \(cue.start.clock()), before the cue above it "
            + "(\(previous.start.clock())); put them in order"
        )
      )
    }
    return found
  }
}
