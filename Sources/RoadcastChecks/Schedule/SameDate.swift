import RoadcastModel

/// Two episodes of one moment, which apps put in an order of their own; or, where the show promises
/// one at a time, of one date.
struct SameDate: ShowCheck {
  func diagnostics(in plan: Plan) -> [Diagnostic] {
    var moments: [Int64: Episode] = [:]
    var dates: [CivilDate: Episode] = [:]
    let asksForDates = plan.judgesAll && plan.show.cadence != nil
    return plan.dueFirst.compactMap { planned in
      let episode = planned.episode
      let published = episode.published
      // A draft may have no date yet.
      guard published.value.seconds > 0 else { return nil }
      let sameMoment = moments.updateValue(episode, forKey: published.value.seconds)
      let sameDate = dates.updateValue(episode, forKey: published.value.date)
      if let other = sameMoment {
        moments[published.value.seconds] = other
        dates[published.value.date] = sameDate ?? episode
        return Diagnostic(
          .sameDate,
          at: published.location,
          "has the same moment as \"\(other.slug)\"; apps show the two in any order"
        )
      }
      guard let other = sameDate else { return nil }
      dates[published.value.date] = other
      guard asksForDates else { return nil }
      return Diagnostic(
        .sameDate,
        at: published.location,
        "has the same date as \"\(other.slug)\"; is one of the two meant for another day?"
      )
    }
  }
}
