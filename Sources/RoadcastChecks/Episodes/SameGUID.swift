import RoadcastModel

/// Two episodes with one guid, which apps would take for one.
struct SameGuid: ShowCheck {
  func diagnostics(in plan: Plan) -> [Diagnostic] {
    var first: [String: Episode] = [:]
    return plan.dueFirst.compactMap { planned in
      guard let guid = planned.episode.guid else { return nil }
      guard let other = first[guid.value] else {
        first[guid.value] = planned.episode
        return nil
      }
      return Diagnostic(
        .sameGUID,
        at: guid.location,
        "\"\(other.slug)\" has the guid \(guid.value.quoted) already"
      )
    }
  }
}
