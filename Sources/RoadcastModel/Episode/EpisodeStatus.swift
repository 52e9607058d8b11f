/// Where an episode stands at a moment.
package enum EpisodeStatus: String, Sendable {
  case published, scheduled, draft, expired, invalid

  /// The status that an episode's manifest gives it.
  package init(of episode: Episode, at now: Moment) {
    if let expires = episode.expires, expires.value <= now {
      self = .expired
    } else if episode.isDraft {
      self = .draft
    } else if episode.published.value > now {
      self = .scheduled
    } else {
      self = .published
    }
  }
}
