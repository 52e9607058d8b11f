import RoadcastModel

/// Warns of a show without its own `podcast:guid`, which would change when the show moves.
struct MissingGUID: ShowCheck {
  static let rule = Rule.missingGUID

  func problems(in plan: Plan) -> [Problem] {
    guard plan.show.guid == nil else { return [] }
    return [
      Problem(
        at: plan.show.location,
        "has no `guid`, so it's made from the feed's address and would change with it; "
          + "run `roadcast build --verbose` to see it, and add it as `guid:`"
      )
    ]
  }
}
