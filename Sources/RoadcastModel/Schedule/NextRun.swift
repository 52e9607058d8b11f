/// What the next run of `roadcast publish --if-due` publishes, and when.
package struct NextRun: Sendable, Equatable {
  /// When something changes; nil if that's now, or nothing is planned.
  package var moment: Moment?

  /// What changes then; empty if nothing is planned.
  package var changes: [UpcomingChange]

  /// Finds out what comes next.
  ///
  /// - Parameter plan: The show and its episodes, with what its feeds contain now as far as that's known.
  package init(of plan: Plan) {
    let late = Self.late(in: plan)
    if !late.isEmpty {
      moment = nil
      changes = late
      return
    }
    let upcoming = plan.upcomingChanges
    moment = upcoming.first?.moment
    changes = Array(upcoming.prefix { $0.moment.seconds == upcoming.first?.moment.seconds })
  }

  /// Whether a run right now would change something.
  package var isNow: Bool { moment == nil && !changes.isEmpty }

  /// What should have changed in the feeds by now.
  private static func late(in plan: Plan) -> [UpcomingChange] {
    guard let released = plan.released else { return [] }
    var changes: [String: UpcomingChange] = [:]
    for feed in plan.feeds {
      guard let slugs = released[feed.name] else { continue }
      for planned in plan.episodes {
        let episode = planned.episode
        let isWanted = plan.isDue(episode, in: feed) && plan.gets(episode, in: feed)
        guard isWanted != slugs.contains(episode.slug) else { continue }
        let kind = isWanted ? UpcomingChange.Kind.appears : .leaves
        let key = "\(episode.slug) \(kind.rawValue)"
        let moment = isWanted ? episode.published.value : episode.expires?.value ?? plan.now
        changes[
          key,
          default: UpcomingChange(
            moment: moment,
            kind: kind,
            slug: episode.slug,
            title: episode.title,
            feeds: []
          )
        ].feeds.append(feed.name)
      }
    }
    return changes.sorted { $0.key < $1.key }.map(\.value)
  }
}
