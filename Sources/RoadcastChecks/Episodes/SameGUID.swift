import RoadcastModel

/// Refuses two episodes with the same guid, which apps would take for one.
///
/// A guid in a manifest can be that of another one, or the guid made for another episode.
struct SameGUID: ShowCheck {
  static let rule = Rule.sameGUID

  func problems(in plan: Plan) -> [Problem] {
    var slugs = plan.guids?.madeForSlugs ?? [:]
    return plan.dueFirst.compactMap { planned in
      guard let guid = planned.episode.guid else { return nil }
      guard let other = slugs[guid.value] else {
        slugs[guid.value] = planned.episode.slug
        return nil
      }
      return Problem(
        at: guid.location,
        "\(other.quoted) already has the guid \(guid.value.quoted); remove `guid`, or write another"
      )
    }
  }
}
