import RoadcastModel

/// An approval of a day that has not begun anywhere on earth.
struct EarlyApproval: EpisodeCheck {
  /// Minutes by which the first time zone is ahead of UTC.
  private static let firstZone: Int64 = 14 * 60

  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    planned.episode.approved.compactMap { approval in
      guard let days = approval.date.value.daysSinceEpoch,
        days * 86_400 - Self.firstZone * 60 > plan.now.seconds
      else { return nil }
      return Diagnostic(
        .earlyApproval,
        at: approval.date.location,
        "the approval of \(approval.role.value.quoted) is dated \(approval.date.value), which is still to come"
      )
    }
  }
}
