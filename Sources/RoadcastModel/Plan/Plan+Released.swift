/// What has gone out to listeners, apart from what is only in the manifests.
extension Plan {
  /// Whether the last build's feed contains an episode.
  ///
  /// - Parameters:
  ///   - episode: One of the show's episodes.
  ///   - feed: The feed to look in; nil for any of them.
  /// - Returns: Nil if that isn't known.
  package func isReleased(_ episode: Episode, in feed: FeedName? = nil) -> Bool? {
    guard let released else { return nil }
    guard let feed else { return released.values.contains { $0.contains(episode.slug) } }
    return released[feed].map { $0.contains(episode.slug) }
  }

  /// Whether an episode has gone out, even if it has expired since.
  ///
  /// Of an expired episode, only the manifest says that it was out.
  package func isOut(_ episode: Episode, in feed: FeedName? = nil) -> Bool {
    episode.isOut(at: now) && !isWaiting(episode, in: feed)
  }

  /// Whether an episode's date has come, but the feed doesn't contain it.
  package func isWaiting(_ episode: Episode, in feed: FeedName? = nil) -> Bool {
    EpisodeStatus(of: episode, at: now) == .published && episode.isOut(at: now)
      && isReleased(episode, in: feed) == false
  }
}
