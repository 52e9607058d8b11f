package import RoadcastModel

/// Warns of a feed in which no episode is due.
package struct EmptyFeed: ShowCheck {
  package static let rule = Rule.emptyFeed

  package init() {}

  package func problems(in plan: Plan) -> [Problem] {
    plan.feeds.compactMap { feed in
      guard !plan.episodes.contains(where: { $0.dueIn.contains(feed.name) }) else { return nil }
      if let set = feed.name.tagSet {
        // Where nothing is due for anyone, that's said once.
        guard plan.episodes.contains(where: { $0.dueIn.contains(.main) }) else { return nil }
        return Problem(
          at: feed.location,
          "no episode is due for subscribers with the tags \(set.text.escapedForDisplay); "
            + "check their tags, and the episodes' `only`"
        )
      }
      let name = feed.name.audience.map { "the feed of the audience \"\($0)\"" } ?? "the main feed"
      return Problem(
        at: feed.location,
        "no episode is due in \(name); check the episodes' dates, `draft` and `only`"
      )
    }
  }
}
