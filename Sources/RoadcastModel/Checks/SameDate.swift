/// Two episodes of one moment, which apps put in an order of their own.
struct SameDate: ShowCheck {
  func diagnostics(in plan: Plan) -> [Diagnostic] {
    var first: [Int64: Episode] = [:]
    return plan.dueFirst.compactMap { planned in
      let episode = planned.episode
      let seconds = episode.published.value.seconds
      guard let other = first[seconds] else {
        first[seconds] = episode
        return nil
      }
      return .warning(
        "same-date",
        at: episode.published.location,
        "has the same moment as \"\(other.slug)\"; apps show the two in any order"
      )
    }
  }
}
