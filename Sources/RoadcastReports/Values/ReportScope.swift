package import RoadcastModel

/// What narrows a report: from when on it tells, and of whose feed.
package struct ReportScope: Sendable, Equatable {
  /// From when on episodes count.
  package enum Start: Sendable, Equatable {
    /// A day as the episodes' own dates count days.
    case day(CivilDate)
    case moment(Moment)

    /// Reads `2026-11-20` or a moment of RFC 3339; nil for anything else.
    package init?(_ text: String) {
      guard case .success(let moment) = Moment.parse(text, dateOffset: 0) else { return nil }
      self = text.utf8.count == 10 ? .day(moment.date) : .moment(moment)
    }

    package func includes(_ moment: Moment) -> Bool {
      switch self {
      case .day(let day): moment.date >= day
      case .moment(let start): moment >= start
      }
    }

    /// The first day told.
    package var day: CivilDate {
      switch self {
      case .day(let day): day
      case .moment(let moment): moment.date
      }
    }
  }

  /// Nil from the first episode on.
  package var since: Start?

  /// The only feed to report on; nil for all of them.
  package var feed: FeedName?

  package init(since: Start? = nil, feed: FeedName? = nil) {
    self.since = since
    self.feed = feed
  }

  /// Whether an episode of that date is told of.
  package func includes(_ published: Moment) -> Bool { since?.includes(published) ?? true }
}
