/// An episode that leaves the feed before it came.
struct ExpiresEarly: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    guard let expires = planned.episode.expires, planned.episode.expiresEarly else { return [] }
    return [
      .error(
        "expires-early",
        at: expires.location,
        "`expires` is not after `published`; the episode would never be heard"
      )
    ]
  }
}

extension Episode {
  /// Whether it is over before it begins.
  var expiresEarly: Bool { expires.map { $0.value <= published.value } ?? false }
}
