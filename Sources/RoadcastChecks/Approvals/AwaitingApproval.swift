import RoadcastModel

/// An episode that stays out of the feeds because somebody has not approved of it yet.
struct AwaitingApproval: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    let episode = planned.episode
    let isTold =
      plan.judgesAll || planned.isDue || episode.published.value <= plan.now
    guard !episode.awaiting.isEmpty, !episode.draft, planned.status != .expired, isTold
    else { return [] }
    let roles = episode.awaiting.map(\.escapedForDisplay)
    let example = "`\(roles[0]): \(plan.now.date) NAME`"
    return [
      Diagnostic(
        .awaitingApproval,
        at: episode.location,
        "waits for the approval of \(roles.joined(separator: ", ")) and stays out of every feed but "
          + "those with `drafts`; write it below `approved:`, as in \(example)"
      )
    ]
  }
}
