/// An episode that leaves the feed before it came.
struct ExpiresEarly: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    guard let expires = planned.episode.expires,
      expires.value <= planned.episode.published.value
    else { return [] }
    return [
      .error(
        "expires-early",
        at: expires.location,
        "`expires` is not after `published`; the episode would never be heard"
      )
    ]
  }
}
