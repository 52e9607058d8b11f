/// An episode without any recording, unless it is only planned.
struct NoSegments: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    guard planned.episode.segments.isEmpty, !planned.episode.draft else { return [] }
    return [
      .error(
        "no-recordings",
        at: planned.episode.folder,
        "has no recordings; put WAV files into the folder, or set `draft: true` while it is planned"
      )
    ]
  }
}
