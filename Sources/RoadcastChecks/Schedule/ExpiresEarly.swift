import RoadcastModel

/// An episode that leaves the feed before it came.
struct ExpiresEarly: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    guard let expires = planned.episode.expires, planned.episode.expiresEarly else { return [] }
    return [
      Diagnostic(
        .expiresEarly,
        at: expires.location,
        "`expires` is not after `published`; the episode would never be heard"
      )
    ]
  }
}
