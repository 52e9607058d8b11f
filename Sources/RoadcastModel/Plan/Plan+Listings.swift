extension Plan {
  /// What a feed and its listening pages show of an episode.
  ///
  /// Drafts whose time hasn't come are dated at the start of the current day. Each has a moment of its
  /// own, in the order in which they're planned, because apps show items of one moment in any order.
  package func listing(of episode: Episode, in feed: Feed) -> EpisodeListing {
    guard EpisodeListing.isComing(episode, in: feed, at: now) else {
      return EpisodeListing(of: episode, in: feed, at: now, words: show.dates.words)
    }
    let later = episodes.count { other in
      other.dueIn.contains(feed.name)
        && EpisodeListing.isComing(other.episode, in: feed, at: now)
        && (episode.published.value.seconds, episode.slug)
          < (other.episode.published.value.seconds, other.episode.slug)
    }
    return EpisodeListing(of: episode, in: feed, at: now, before: later, words: show.dates.words)
  }
}
