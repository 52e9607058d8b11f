import RoadcastModel

/// Refuses an approval with a date that hasn't begun anywhere on Earth.
struct EarlyApproval: EpisodeCheck {
  static let rule = Rule.earlyApproval

  /// Minutes by which the first time zone is ahead of UTC.
  private static let firstZone: Int64 = 14 * 60

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.episode.approved.compactMap { approval in
      guard let days = approval.date.value.daysSinceEpoch,
        days * 86_400 - Self.firstZone * 60 > plan.now.seconds
      else { return nil }
      return Problem(
        at: approval.date.location,
        "the approval by \(approval.role.value.quoted) has a date in the future, "
          + "\(plan.show.dates.words.long(approval.date.value)); write the day on which it was given"
      )
    }
  }
}
