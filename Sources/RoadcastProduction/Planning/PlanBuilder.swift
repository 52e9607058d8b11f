import RoadcastFeed
import RoadcastFiles
import RoadcastModel
import RoadcastSubscribers

/// Plans which programme each feed gets of each episode.
struct PlanBuilder {
  let show: Show

  /// What counts as the current time.
  let now: Moment

  /// The usable recordings.
  let recordings: [RecordingUse: Recording]

  /// Everyone who may listen, or might once.
  let subscribers: [Subscriber]

  /// Whether versions that aren't due yet are checked too.
  let checksAll: Bool

  /// Makes the plan.
  ///
  /// - Parameters:
  ///   - episodes: the show's episodes.
  ///   - transcripts: their transcripts, by slug and the segments' indices.
  ///   - jobs: how many episodes are planned at once.
  /// - Returns: the plan, with a programme for each feed and episode.
  func build(
    _ episodes: [Episode],
    transcripts: [String: [Int: Transcript]],
    jobs: Int
  ) async -> Plan {
    var plan = Plan(show: show, now: now, episodes: [], recordings: recordings)
    plan.checksAll = checksAll
    plan.subscribers = subscribers
    plan.tagFeeds = subscribers.tagFeeds(of: show, at: now)
    let outline = plan
    plan.episodes = await episodes.mapConcurrently(jobs: jobs) { episode in
      var planned = PlannedEpisode(
        episode: episode,
        status: EpisodeStatus(of: episode, at: now)
      )
      planned.transcripts = transcripts[episode.slug] ?? [:]
      planned.programmes = outline.programmes(of: episode)
      for feed in outline.feeds where outline.isDue(episode, in: feed) {
        let isInFeed =
          episode.lacksSegments
          || episode.segments.contains { feed.contains($0, of: episode) }
        if isInFeed { planned.dueIn.append(feed.name) }
      }
      return planned
    }
    plan.guids = guids(of: episodes)
    return plan
  }

  /// The guids to compare: those made for episodes only if another episode's manifest has one.
  private func guids(of episodes: [Episode]) -> PlannedGUIDs {
    let made = FeedGuids(of: show)
    var guids = PlannedGUIDs(show: made.show, made: FeedGuids.made(for: show))
    guard episodes.contains(where: { $0.guid != nil }) else { return guids }
    for episode in episodes where episode.guid == nil {
      guids.madeForSlugs[made.item(episode.slug, .main)] = episode.slug
    }
    return guids
  }
}
