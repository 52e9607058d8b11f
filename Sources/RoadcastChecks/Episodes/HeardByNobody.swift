import RoadcastModel

/// Refuses an episode whose segments are all kept out of every feed.
struct HeardByNobody: EpisodeCheck {
  static let rule = Rule.heardByNobody

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    let episode = planned.episode
    guard !episode.segments.isEmpty, !episode.lacksSegments else { return [] }
    let isInAnyFeed = plan.feeds.contains { feed in
      episode.segments.contains { feed.contains($0, of: episode) }
    }
    // Someone whose address doesn't work now can get it again.
    let isForSomeone = plan.subscribers.contains { subscriber in
      subscriber.state != .revoked && !subscriber.tags.isEmpty
        && episode.segments.contains {
          subscriber.tags.matches(episode.only) && subscriber.tags.matches($0.only)
        }
    }
    guard !isInAnyFeed, !isForSomeone else { return [] }
    let place = episode.only.first?.facetLocation ?? episode.segments[0].only.first?.facetLocation
    return [
      Problem(
        at: place ?? episode.location,
        "no feed contains any part of this episode; widen an `only`, or add an audience to show.yml"
      )
    ]
  }
}
