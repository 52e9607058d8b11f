/// What an episode is at a moment: published, or not yet, or not any more.
package enum EpisodeStatus: String, Sendable {
  case published, scheduled, draft, expired, invalid

  /// Finds the status of an episode from its manifest.
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
  /// Whether the episode has been published, even if it has expired since.
  ///
  /// An episode that expires before it's published never is.
  package func isOut(at now: Moment) -> Bool {
    !isDraft && published.value <= now && !expiresEarly
  }

  /// Whether the episode expires before it's published.
  package var expiresEarly: Bool { expires.map { $0.value <= published.value } ?? false }
}
