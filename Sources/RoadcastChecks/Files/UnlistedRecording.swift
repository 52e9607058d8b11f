import RoadcastModel

/// Reports a recording in the episode's folder that `segments` doesn't list.
struct UnlistedRecording: EpisodeCheck {
  static let rule = Rule.unlistedRecording

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.episode.strayFiles.filter { $0.kind == .unlisted }.map { stray in
      Problem(
        at: stray.location,
        "isn't listed under `segments:`, so it isn't published; add it there, or move it to another folder"
      )
    }
  }
}
