import RoadcastModel

/// Warns of two episodes with the same moment, because apps show them in any order; in a show with a
/// cadence, also of two with the same date.
struct SameDate: ShowCheck {
  static let rule = Rule.sameDate

  func problems(in plan: Plan) -> [Problem] {
    // The slugs alone: whole episodes would take many megabytes in a large show.
    var moments: [Int64: String] = [:]
    var dates: [CivilDate: String] = [:]
    let comparesDates = plan.checksAll && plan.show.cadence != nil
    return plan.dueFirst.compactMap { planned in
      let episode = planned.episode
      let published = episode.published
      guard episode.hasDate else { return nil }
      let sameMoment = moments.updateValue(episode.slug, forKey: published.value.seconds)
      let sameDate = dates.updateValue(episode.slug, forKey: published.value.date)
      if let other = sameMoment {
        moments[published.value.seconds] = other
        dates[published.value.date] = sameDate ?? episode.slug
        return Problem(
          at: published.location,
          "has the same moment as \(other.quoted), so apps show the two in any order; change one "
            + "of them"
        )
      }
      guard let other = sameDate else { return nil }
      dates[published.value.date] = other
      guard comparesDates else { return nil }
      return Problem(
        at: published.location,
        "has the same date as \(other.quoted); is one of the two meant for another day?"
      )
    }
  }
}
