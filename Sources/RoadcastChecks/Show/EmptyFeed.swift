package import RoadcastModel

/// Warns of a feed in which no episode is due.
package struct EmptyFeed: ShowCheck {
  package static let rule = Rule.emptyFeed

  package init() {}

  package func problems(in plan: Plan) -> [Problem] {
    plan.feeds.compactMap { audience in
      let name = audience?.name.value
      guard !plan.episodes.contains(where: { $0.dueIn.contains(name) }) else { return nil }
      let feed = name.map { "the feed of the audience \"\($0)\"" } ?? "the main feed"
      return Problem(
        at: audience?.name.location ?? plan.show.location,
        "no episode is due in \(feed); check the episodes' dates, `draft` and `only`"
      )
    }
  }
}
