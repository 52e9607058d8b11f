import RoadcastModel

/// An episode without any recording, unless it is only planned.
struct NoSegments: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    let episode = planned.episode
    guard episode.segments.isEmpty, !episode.lacksSegments, !episode.draft else { return [] }
    return [
      Diagnostic(
        .noRecordings,
        at: episode.folder,
        "has no recordings; put WAV files into the folder, or set `draft: true` while it is planned"
      )
    ]
  }
}
