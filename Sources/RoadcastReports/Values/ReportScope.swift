package import RoadcastModel

/// What a report covers: which episodes, and which feed.
package struct ReportScope: Sendable, Equatable {
  /// The beginning of the covered period.
  package enum Start: Sendable, Equatable {
    /// A day, in the time zone of each episode's own date.
    case day(CivilDate)
    case moment(Moment)

    /// Reads `2026-11-20` or an RFC 3339 timestamp; nil for anything else.
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

    /// The first day.
    package var day: CivilDate {
      switch self {
      case .day(let day): day
      case .moment(let moment): moment.date
      }
    }
  }

  /// Nil for everything up to now.
  package var since: Start?

  /// The only feed to report on; nil for all of them.
  package var feed: FeedName?

  package init(since: Start? = nil, feed: FeedName? = nil) {
    self.since = since
    self.feed = feed
  }

  /// Whether an episode of this date is covered.
  package func includes(_ published: Moment) -> Bool { since?.includes(published) ?? true }
}
