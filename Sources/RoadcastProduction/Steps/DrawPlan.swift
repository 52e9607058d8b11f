import RoadcastModel

/// Puts episodes, transcripts and recordings together into programmes.
enum DrawPlan {
  static func run(
    show: Show,
    now: Moment,
    episodes: [Episode],
    transcripts: [String: [Int: Transcript]],
    recordings: [RecordingUse: Recording],
    judgesAll: Bool
  ) -> Plan {
    var plan = Plan(show: show, now: now, episodes: [], recordings: recordings)
    plan.judgesAll = judgesAll
    plan.episodes = episodes.map { episode in
      var planned = PlannedEpisode(
        episode: episode,
        status: EpisodeStatus(of: episode, at: now)
      )
      planned.transcripts = transcripts[episode.slug] ?? [:]
      for audience in plan.feeds {
        if let programme = plan.programme(of: episode, for: audience) {
          planned.programmes.append(programme)
        }
        let isHeard =
          episode.lacksSegments
          || episode.segments.contains { episode.isHeard($0, by: audience?.only) }
        if isHeard, plan.isDue(episode, for: audience) {
          planned.dueIn.append(audience?.name.value)
        }
      }
      return planned
    }
    return plan
  }
}
