import RoadcastModel

/// An episode whose every segment is kept from every feed.
struct HeardByNobody: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    let episode = planned.episode
    guard !episode.segments.isEmpty, !episode.lacksSegments else { return [] }
    let isHeard = plan.feeds.contains { audience in
      episode.segments.contains { episode.isHeard($0, by: audience?.only) }
    }
    guard !isHeard else { return [] }
    let place = episode.only.first?.facet.location ?? episode.segments[0].only.first?.facet.location
    return [
      Diagnostic(
        .heardByNobody,
        at: place ?? episode.location,
        "no feed would hear any of this episode; widen an `only`, or add an audience to show.yml"
      )
    ]
  }
}
