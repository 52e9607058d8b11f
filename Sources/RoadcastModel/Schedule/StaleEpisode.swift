/// An episode that somebody ought to look at again.
package struct StaleEpisode: Sendable, Equatable {
  package enum Reason: String, Sendable {
    /// Its `review_by` went by.
    case reviewOverdue = "review-overdue"
    /// It is a draft still, and its moment went by.
    case draftOverdue = "draft-overdue"
  }

  package var slug: String
  package var title: String
  package var reason: Reason
  package var since: Moment

  /// Days since then, 0 on the day itself.
  package var days: Int

  /// Those among the episodes, longest overdue first.
  static func all(among episodes: [Episode], at now: Moment) -> [StaleEpisode] {
    episodes.flatMap { episode -> [StaleEpisode] in
      [
        (Reason.reviewOverdue, episode.overdueReview(at: now)),
        (.draftOverdue, episode.overdueDraft(at: now)),
      ].compactMap { reason, since in
        since.map {
          StaleEpisode(
            slug: episode.slug,
            title: episode.title,
            reason: reason,
            since: $0.value,
            days: $0.value.days(until: now)
          )
        }
      }
    }.sorted { ($0.since.seconds, $0.slug) < ($1.since.seconds, $1.slug) }
  }
}

extension Episode {
  /// When its review was due, where that went by and the episode is not over.
  package func overdueReview(at now: Moment) -> Located<Moment>? {
    guard let reviewBy, reviewBy.value <= now, !isOver(at: now) else { return nil }
    return reviewBy
  }

  /// When it was to be out, where that went by and it is marked as a draft.
  ///
  /// What waits for an approval is told as such.
  package func overdueDraft(at now: Moment) -> Located<Moment>? {
    // Without a date, which is told elsewhere, it is at 0.
    guard draft, published.value.seconds > 0, published.value <= now, !isOver(at: now) else {
      return nil
    }
    return published
  }

  private func isOver(at now: Moment) -> Bool { expires.map { $0.value <= now } ?? false }
}

extension Moment {
  /// How many midnights lie between this moment and a later one, where this one was written down.
  package func days(until later: Moment) -> Int {
    let day = Moment(seconds: later.seconds, offset: offset).date
    return Int((day.daysSinceEpoch ?? 0) - (date.daysSinceEpoch ?? 0))
  }
}
