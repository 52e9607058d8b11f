import RoadcastModel

/// Warns of an episode whose `review_by` has passed.
struct ReviewOverdue: EpisodeCheck {
  static let rule = Rule.reviewOverdue

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    guard plan.checksAll, let since = planned.episode.overdueReview(at: plan.now) else { return [] }
    let days = since.value.days(until: plan.now)
    let overdue = days == 0 ? "due today" : "\(days) day\(days == 1 ? "" : "s") overdue"
    return [
      Problem(
        at: since.location,
        "its review is \(overdue); choose a later `review_by`, or set `expires`"
      )
    ]
  }
}
