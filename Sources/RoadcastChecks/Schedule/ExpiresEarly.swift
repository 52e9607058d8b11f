import RoadcastModel

/// Refuses an episode that expires before it's published.
struct ExpiresEarly: EpisodeCheck {
  static let rule = Rule.expiresEarly

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    guard let expires = planned.episode.expires, planned.episode.expiresEarly else { return [] }
    return [
      Problem(
        at: expires.location,
        "`expires` isn't later than `published`, so the episode would never be in a feed; correct one "
          + "of the two"
      )
    ]
  }
}
