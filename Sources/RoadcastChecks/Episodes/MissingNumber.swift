import RoadcastModel

/// Refuses a regular episode of a serial show without a number, which apps sort by.
struct MissingNumber: EpisodeCheck {
  static let rule = Rule.missingNumber

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    let episode = planned.episode
    guard plan.show.kind == .serial, episode.type == .full, episode.number == nil else { return [] }
    return [
      Problem(
        at: episode.location,
        "has no `number`, and apps play the episodes of a serial show by number; add one, as in "
          + "`number: 1`"
      )
    ]
  }
}
