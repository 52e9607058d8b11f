import RoadcastModel

/// An episode that somebody promised to look at again by now.
struct ReviewOverdue: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    guard plan.judgesAll, let since = planned.episode.overdueReview(at: plan.now) else { return [] }
    let days = since.value.days(until: plan.now)
    let overdue = days == 0 ? "due today" : "\(days) day\(days == 1 ? "" : "s") overdue"
    return [
      Diagnostic(
        .reviewOverdue,
        at: since.location,
        "its review is \(overdue); move `review_by` on, or set `expires`"
      )
    ]
  }
}
