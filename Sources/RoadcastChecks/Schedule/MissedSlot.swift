import RoadcastModel

/// Warns of past slots of the show's cadence without an episode, at the last of them.
struct MissedSlot: ShowCheck {
  static let rule = Rule.missedSlot

  func problems(in plan: Plan) -> [Problem] {
    // A build publishes what there is; whether that's enough is a question for planning.
    guard plan.checksAll, let cadence = plan.show.cadence, !plan.episodes.isEmpty else { return [] }
    let calendar = CadenceCalendar(of: plan)
    let missing = calendar.missing
    guard let last = missing.last else { return [] }
    let others = missing.count - 1
    let more = others > 0 ? ", nor in \(others) slot\(others == 1 ? "" : "s") before it" : ""
    return [
      Problem(
        at: plan.show.location,
        "`cadence: \(cadence.rawValue)`: no episode was published \(calendar.period(of: last))\(more); "
          + "`roadcast calendar` shows every slot"
      )
    ]
  }
}
