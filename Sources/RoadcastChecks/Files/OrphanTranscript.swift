import RoadcastModel

/// Reports a transcript that belongs to no recording.
struct OrphanTranscript: EpisodeCheck {
  static let rule = Rule.orphanTranscript

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.episode.strayFiles.compactMap { stray in
      guard case .transcript(let name) = stray.kind else { return nil }
      let stem = WorkspacePath.stem(of: WorkspacePath.name(of: stray.path)).stem
      return Problem(
        at: stray.location,
        "isn't used, because no recording is called \("\(stem).wav".quoted); "
          + (name.map { "rename it to \($0.quoted)" } ?? "add the recording")
          + ", or remove it"
      )
    }
  }
}
