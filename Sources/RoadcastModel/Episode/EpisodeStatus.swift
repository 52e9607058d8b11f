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

extension Episode {
  /// Whether it went out in the main feed's time, whether or not it is in a feed still.
  ///
  /// What is over before it begins never does.
  package func isOut(at now: Moment) -> Bool {
    !isDraft && published.value <= now && !expiresEarly
  }

  /// Whether it is over before it begins.
  package var expiresEarly: Bool { expires.map { $0.value <= published.value } ?? false }
}
