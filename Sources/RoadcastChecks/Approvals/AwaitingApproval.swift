import RoadcastModel

/// Warns of an episode that stays out of the feeds until it's approved.
struct AwaitingApproval: EpisodeCheck {
  static let rule = Rule.awaitingApproval

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    let episode = planned.episode
    let isOfInterest =
      plan.checksAll || planned.isDue || episode.published.value <= plan.now
    guard !episode.awaiting.isEmpty, !episode.draft, planned.status != .expired, isOfInterest
    else { return [] }
    let roles = episode.awaiting.map(\.escapedForDisplay)
    let example = "`\(roles[0]): \(plan.now.date) NAME`"
    return [
      Problem(
        at: episode.location,
        "isn't approved yet by \(roles.joined(separator: ", ")), so it stays out of every feed except "
          + "those with `drafts`; add the approval under `approved`, as in \(example)"
      )
    ]
  }
}
