import RoadcastModel

/// A show without a `podcast:guid` of its own, which would change when the show moves.
struct MissingGuid: ShowCheck {
  func diagnostics(in plan: Plan) -> [Diagnostic] {
    guard plan.show.guid == nil else { return [] }
    return [
      Diagnostic(
        .missingGUID,
        at: plan.show.location,
        "has no `guid`, so one is made from the feed's address and would change with it; "
          + "run `roadcast build --verbose` to see it and write it down as `guid:`"
      )
    ]
  }
}
