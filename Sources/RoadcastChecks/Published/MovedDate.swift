import RoadcastModel

/// Warns of a date that differs from the published one.
struct MovedDate: EpisodeCheck {
  static let rule = Rule.movedDate

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    // Another warning is about an episode that leaves the feed until its new date.
    guard planned.status != .scheduled,
      let date = planned.updates.first(where: \.hasNewDate)?.oldDate
    else { return [] }
    let dates = plan.show.dates
    return [
      Problem(
        at: planned.episode.published.location,
        "was published with the date \(dates.words.long(dates.shown(date).date)), and apps can keep that "
          + "one; unless it was wrong, restore it: `published: \(dates.form(of: date))`"
      )
    ]
  }
}
