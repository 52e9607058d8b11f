import RoadcastModel

/// What one feed, and its pages, look like.
struct FeedPresentation: Sendable {
  /// Nil for the main feed.
  let audience: Audience?

  let name: FeedName
  let title: String
  let description: String
  let artwork: PublishedArtwork

  /// The current time.
  let now: Moment

  /// What the feed says about an episode.
  ///
  /// - Parameter episode: the episode.
  /// - Returns: its title, summary and date in this feed.
  func listing(of episode: Episode) -> EpisodeListing { episode.listing(for: audience, at: now) }
}
