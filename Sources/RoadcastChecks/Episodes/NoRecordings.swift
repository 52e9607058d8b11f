import RoadcastModel

/// Refuses an episode without recordings, unless it's a draft.
struct NoRecordings: EpisodeCheck {
  static let rule = Rule.noRecordings

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    let episode = planned.episode
    guard episode.segments.isEmpty, !episode.lacksSegments, !episode.draft else { return [] }
    let remedy =
      episode.foldersWithRecordings.first.map {
        "move those in \($0.quoted) up, next to episode.yml"
      } ?? "add WAV files to the folder, or write `draft: true` while it's only planned"
    return [Problem(at: episode.folder, "has no recordings; \(remedy)")]
  }
}
