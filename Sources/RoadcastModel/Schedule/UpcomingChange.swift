/// An episode that enters or leaves feeds when its time has come.
package struct UpcomingChange: Sendable, Equatable {
  package enum Kind: String, Sendable {
    /// The episode is in the feeds from then on.
    case appears
    /// The episode has expired.
    case leaves
  }

  package var moment: Moment
  package var kind: Kind
  package var slug: String
  package var title: String

  /// The feeds, in the show's order; those for tags of subscribers aren't listed where others are.
  package var feeds: [FeedName]
}

extension Plan {
  /// What changes in the feeds by itself, earliest first.
  package var upcomingChanges: [UpcomingChange] {
    var changes: [UpcomingChange] = []
    for planned in episodes {
      let episode = planned.episode
      var appearances: [Int64: (moment: Moment, feeds: [FeedName])] = [:]
      var leaving: [FeedName] = []
      for feed in feeds where gets(episode, in: feed) {
        let date = date(of: episode, in: feed)
        let expires = episode.expires?.value
        let isDue = isDue(episode, in: feed)
        if !isDue, !episode.isDraft, date > now, expires.map({ $0 > date }) ?? true {
          appearances[date.seconds, default: (date, [])].feeds.append(feed.name)
        }
        if let expires, expires > now, isDue || !episode.isDraft && date < expires {
          leaving.append(feed.name)
        }
      }
      func change(_ kind: UpcomingChange.Kind, _ moment: Moment, _ feeds: [FeedName]) {
        let named = feeds.filter { $0.tagSet == nil }
        changes.append(
          UpcomingChange(
            moment: show.dates.shown(moment),
            kind: kind,
            slug: episode.slug,
            title: episode.title,
            feeds: named.isEmpty ? feeds : named
          )
        )
      }
      for (moment, feeds) in appearances.values { change(.appears, moment, feeds) }
      if let expires = episode.expires?.value, !leaving.isEmpty {
        change(.leaves, expires, leaving)
      }
    }
    return changes.sorted {
      ($0.moment.seconds, $0.slug, $0.kind.rawValue) < (
        $1.moment.seconds, $1.slug, $1.kind.rawValue
      )
    }
  }

  /// Which episodes each feed has now, as lines of a text that changes with them.
  package var dueLines: [String] {
    feeds.flatMap { feed in
      episodes.map(\.episode).filter { isDue($0, in: feed) && gets($0, in: feed) }
        .map { "\(FeedLayout.feed(feed.name)) \($0.slug)" }
    }.sorted()
  }

  /// Whether a feed's listeners get any part of an episode.
  func gets(_ episode: Episode, in feed: Feed) -> Bool {
    // One without segments may still get its recordings.
    episode.segments.isEmpty
      ? feed.answers.matches(episode.only)
      : episode.segments.contains { feed.contains($0, of: episode) }
  }
}
