import RoadcastModel

/// Warns of a draft whose date has passed.
struct OverdueDraft: EpisodeCheck {
  static let rule = Rule.overdueDraft

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    guard plan.checksAll, let since = planned.episode.overdueDraft(at: plan.now) else { return [] }
    return [
      Problem(
        at: since.location,
        "is still a draft, but its date has passed; remove `draft`, or choose another date"
      )
    ]
  }
}
