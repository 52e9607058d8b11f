package import RoadcastModel

/// A feed with nothing due in it.
package struct EmptyFeed: ShowCheck {
  package init() {}

  package func diagnostics(in plan: Plan) -> [Diagnostic] {
    plan.feeds.compactMap { audience in
      let name = audience?.name.value
      guard !plan.episodes.contains(where: { $0.dueIn.contains(name) }) else { return nil }
      return Diagnostic(
        .emptyFeed,
        at: audience?.name.location ?? plan.show.location,
        "no episode is due in \(name.map { "the feed of the audience \"\($0)\"" } ?? "the main feed")"
      )
    }
  }
}
