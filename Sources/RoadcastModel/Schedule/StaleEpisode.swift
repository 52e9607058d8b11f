/// An episode that needs attention, because one of its dates has passed.
package struct StaleEpisode: Sendable, Equatable {
  package enum Reason: String, Sendable {
    /// Its `review_by` has passed.
    case reviewOverdue = "review-overdue"
    /// It's still a draft, but its date has passed.
    case draftOverdue = "draft-overdue"
    /// Its date has come, but no feed contains it.
    case notReleased = "not-in-feed"
  }

  package var slug: String
  package var title: String
  package var reason: Reason

  /// The date that has passed.
  package var since: Moment

  /// Days since then; 0 on the day itself.
  package var days: Int

  /// The episodes that need attention, longest overdue first.
  static func all(among episodes: [Episode], of plan: Plan) -> [StaleEpisode] {
    let now = plan.now
    return episodes.flatMap { episode -> [StaleEpisode] in
      [
        (Reason.reviewOverdue, episode.overdueReview(at: now)),
        (.draftOverdue, episode.overdueDraft(at: now)),
        (.notReleased, plan.isWaiting(episode) ? episode.published : nil),
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
  /// The `review_by` of an episode that is overdue for a review; nil if it isn't overdue or has expired.
  package func overdueReview(at now: Moment) -> Located<Moment>? {
    guard let reviewBy, reviewBy.value <= now, !hasExpired(at: now) else { return nil }
    return reviewBy
  }

  /// The date of a draft, if it has passed; nil if it hasn't or the episode has expired.
  ///
  /// An episode that only waits for an approval isn't a draft here.
  package func overdueDraft(at now: Moment) -> Located<Moment>? {
    guard draft, hasDate, published.value <= now, !hasExpired(at: now) else {
      return nil
    }
    return published
  }

  private func hasExpired(at now: Moment) -> Bool { expires.map { $0.value <= now } ?? false }
}
