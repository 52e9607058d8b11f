/// What an episode is in its show: Apple's `itunes:episodeType`.
package enum EpisodeType: String, Sendable, CaseIterable {
  /// A regular episode.
  case full

  /// A short one that says what the show, or a season, will be about.
  case trailer

  /// An extra.
  case bonus
}
