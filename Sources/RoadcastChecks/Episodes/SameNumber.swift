import RoadcastModel

/// Two episodes of one number in one season.
struct SameNumber: ShowCheck {
  func diagnostics(in plan: Plan) -> [Diagnostic] {
    var first: [[Int]: Episode] = [:]
    return plan.dueFirst.compactMap { planned in
      guard let number = planned.episode.number else { return nil }
      let key = [planned.episode.season ?? 0, number.value]
      guard let other = first[key] else {
        first[key] = planned.episode
        return nil
      }
      return Diagnostic(
        .sameNumber,
        at: number.location,
        "\"\(other.slug)\" has the number \(number.value) already"
      )
    }
  }
}
