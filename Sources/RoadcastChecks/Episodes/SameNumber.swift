import RoadcastModel

/// Refuses two episodes of a season with the same number.
struct SameNumber: ShowCheck {
  static let rule = Rule.sameNumber

  func problems(in plan: Plan) -> [Problem] {
    var first: [[Int]: Episode] = [:]
    return plan.dueFirst.compactMap { planned in
      guard let number = planned.episode.number else { return nil }
      let key = [planned.episode.season ?? 0, number.value]
      guard let other = first[key] else {
        first[key] = planned.episode
        return nil
      }
      return Problem(
        at: number.location,
        "\(other.slug.quoted) already has the number \(number.value); change one of the two"
      )
    }
  }
}
