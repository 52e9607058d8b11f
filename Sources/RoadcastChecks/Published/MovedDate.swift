import RoadcastModel

/// Warns of a date that differs from the published one.
struct MovedDate: EpisodeCheck {
  static let rule = Rule.movedDate

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    // An episode that leaves the feed until its new date has a warning of its own.
    guard planned.status != .scheduled,
      let moved = planned.updates.first(where: \.hasNewDate)
    else { return [] }
    return [
      Problem(
        at: planned.episode.published.location,
        "was published with the date \(moved.oldDate?.rfc3339 ?? ""), and apps can keep that one; "
          + "restore it unless it was wrong"
      )
    ]
  }
}
