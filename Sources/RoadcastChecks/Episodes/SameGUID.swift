import RoadcastModel

/// Refuses two episodes with the same guid, which apps would take for one.
struct SameGUID: ShowCheck {
  static let rule = Rule.sameGUID

  func problems(in plan: Plan) -> [Problem] {
    var first: [String: Episode] = [:]
    return plan.dueFirst.compactMap { planned in
      guard let guid = planned.episode.guid else { return nil }
      guard let other = first[guid.value] else {
        first[guid.value] = planned.episode
        return nil
      }
      return Problem(
        at: guid.location,
        "\(other.slug.quoted) already has the guid \(guid.value.quoted); remove one of the two"
      )
    }
  }
}
