import RoadcastModel

/// Reports a file that's still in a cloud, or isn't copied completely.
struct NotDownloaded: EpisodeCheck {
  static let rule = Rule.notDownloaded

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.episode.strayFiles.compactMap { stray in
      guard case .notDownloaded(let download, let isNeeded) = stray.kind else { return nil }
      return Problem(
        severity: isNeeded ? .error : .warning,
        at: stray.location,
        download.problem
      )
    }
  }
}
