import RoadcastModel

/// Warns of the current or the next slot of the show's cadence if no episode is planned in it.
struct EmptySlot: ShowCheck {
  static let rule = Rule.emptySlot

  func problems(in plan: Plan) -> [Problem] {
    // A build publishes what there is; whether that's enough is a question for planning.
    guard plan.checksAll, let cadence = plan.show.cadence,
      !plan.episodes.isEmpty
    else { return [] }
    let calendar = CadenceCalendar(of: plan)
    guard let next = calendar.nextEmpty else { return [] }
    return [
      Problem(
        at: plan.show.location,
        "`cadence: \(cadence.rawValue)`: no episode is planned \(calendar.period(of: next)); to plan one, add an "
          + "episode.yml with its date and `draft: true`"
      )
    ]
  }
}
