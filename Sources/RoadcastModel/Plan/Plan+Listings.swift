extension Plan {
  /// What a feed and its listening pages show of an episode.
  ///
  /// Drafts whose time hasn't come are dated at the start of the current day. Each has a moment of its
  /// own, in the order in which they're planned, because apps show items of one moment in any order.
  package func listing(of episode: Episode, in feed: Feed) -> EpisodeListing {
    guard isComing(episode, in: feed) else {
      return EpisodeListing(
        of: episode,
        published: date(of: episode, in: feed),
        at: now,
        words: show.dates.words
      )
    }
    let later = episodes.count { other in
      other.dueIn.contains(feed.name) && isComing(other.episode, in: feed)
        && (episode.published.value.seconds, episode.slug)
          < (other.episode.published.value.seconds, other.episode.slug)
    }
    let today = Moment(seconds: now.seconds, offset: episode.published.value.offset)
    return EpisodeListing(
      of: episode,
      published: show.dates.startOfDay(of: today).advanced(by: -Int64(later)),
      at: now,
      words: show.dates.words
    )
  }

  /// Whether the date of an episode in a feed hasn't come, so that the feed can't show it.
  ///
  /// Apps hide what's dated in the future. Only drafts are in a feed before their time.
  private func isComing(_ episode: Episode, in feed: Feed) -> Bool {
    !episode.hasDate || date(of: episode, in: feed) > now
  }
}
