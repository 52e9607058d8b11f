import RoadcastModel

/// A slot of the show's cadence without an episode: the last one that went by, and the next one.
struct EmptySlot: ShowCheck {
  func diagnostics(in plan: Plan) -> [Diagnostic] {
    // A build publishes what there is; whether there is enough is asked while planning.
    guard plan.judgesAll, let cadence = plan.show.cadence, !plan.episodes.isEmpty else { return [] }
    let calendar = CadenceCalendar(of: plan)
    let promise = "`cadence: \(cadence.rawValue)`"
    var found: [Diagnostic] = []
    if let last = calendar.missing.last {
      let others = calendar.missing.count - 1
      found.append(
        Diagnostic(
          .missedSlot,
          at: plan.show.location,
          "\(promise): nothing went out \(told(last))"
            + (others > 0 ? ", and in \(others) such before it" : "")
            + "; `roadcast calendar` tells every one"
        )
      )
    }
    if let next = calendar.nextEmpty {
      found.append(
        Diagnostic(
          .emptySlot,
          at: plan.show.location,
          "\(promise): nothing is planned \(told(next)); an episode.yml with `draft: true` and "
            + "its date plans an episode"
        )
      )
    }
    return found
  }

  private func told(_ slot: Slot) -> String {
    slot.first == slot.last ? "for \(slot.first)" : "from \(slot.first) to \(slot.last)"
  }
}
