import RoadcastModel

/// The show and the episodes that a new one joins.
package struct ScaffoldSurroundings: Sendable {
  /// Nil if its manifest can't be read, which is for `check` to report.
  let show: Show?
  let episodes: [Episode]

  var dates: DateRules { show?.dates ?? DateRules() }

  /// Reads every manifest.
  ///
  /// - Parameters:
  ///   - workspace: The workspace.
  ///   - memory: What's known of folders that haven't changed; nil to read everything.
  package init(of workspace: Workspace, memory: WorkspaceMemory? = nil) async {
    let reader = ManuscriptReader(workspace: workspace, memory: memory)
    let manuscript = try? await reader.read(jobs: 1)
    show = manuscript?.show
    episodes = manuscript?.episodes ?? []
  }

  /// The date of a new episode.
  ///
  /// - Parameters:
  ///   - slug: Its folder, which may start with a date.
  ///   - hasRecordings: Whether it has recordings, so that it can go out at once.
  ///   - now: The current time.
  /// - Returns: When it's published.
  func date(of slug: String, hasRecordings: Bool, now: Moment) -> Moment {
    EpisodeDate(
      slug: slug,
      cadence: show?.cadence,
      dates: dates,
      episodes: episodes,
      hasRecordings: hasRecordings,
      now: now
    ).moment
  }
}
