import RoadcastModel

/// A draft whose moment went by: it was to be out, and is not.
struct OverdueDraft: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    guard plan.judgesAll, let since = planned.episode.overdueDraft(at: plan.now) else { return [] }
    return [
      Diagnostic(
        .overdueDraft,
        at: since.location,
        "is a draft still, and was to be out by now; take `draft` out, or give it another date"
      )
    ]
  }
}
