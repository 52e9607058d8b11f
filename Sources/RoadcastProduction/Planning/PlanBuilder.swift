import RoadcastFiles
import RoadcastModel

/// Puts episodes, transcripts and recordings together into programmes.
enum PlanBuilder {
  /// - `jobs`: how many episodes are drawn at once.
  static func build(
    show: Show,
    now: Moment,
    episodes: [Episode],
    transcripts: [String: [Int: Transcript]],
    recordings: [RecordingUse: Recording],
    judgesAll: Bool,
    jobs: Int
  ) async throws(WorkFailure) -> Plan {
    var plan = Plan(show: show, now: now, episodes: [], recordings: recordings)
    plan.judgesAll = judgesAll
    let outline = plan
    plan.episodes = try await episodes.mapConcurrently(jobs: jobs) { episode in
      var planned = PlannedEpisode(
        episode: episode,
        status: EpisodeStatus(of: episode, at: now)
      )
      planned.transcripts = transcripts[episode.slug] ?? [:]
      planned.programmes = outline.programmes(of: episode)
      for audience in outline.feeds where outline.isDue(episode, for: audience) {
        let isHeard =
          episode.lacksSegments
          || episode.segments.contains { episode.isHeard($0, by: audience?.only) }
        if isHeard { planned.dueIn.append(audience?.name.value) }
      }
      return planned
    }
    return plan
  }
}
