import RoadcastModel

/// Warns of a `podcast:guid` that isn't a UUID of version 5, before the show is published: apps know a
/// published show by it, so changing it would do more harm.
struct GUIDVersion: ShowCheck {
  static let rule = Rule.guidVersion

  func problems(in plan: Plan) -> [Problem] {
    guard let guid = plan.show.guid, let guids = plan.guids, let made = guids.madeShow,
      guids.publishedShow == nil,
      guid.split(separator: "-").dropFirst(2).first?.first != "5"
    else { return [] }
    return [
      Problem(
        at: plan.show.location,
        "the `guid` isn't a UUID of version 5, which podcast directories expect; before you publish, "
          + "write `guid: \(made)`, which is made from the feed's address"
      )
    ]
  }
}
