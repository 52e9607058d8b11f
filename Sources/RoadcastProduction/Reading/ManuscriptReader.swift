import RoadcastFiles
import RoadcastManifest
import RoadcastModel

/// Reads what marketing wrote: `show.yml` and every `episode.yml`.
struct ManuscriptReader {
  let workspace: Workspace

  /// Reads every manifest of the workspace.
  ///
  /// - Parameter jobs: how many manifests are read at once.
  /// - Returns: everything that could be read, with everything that's wrong.
  /// - Throws: when a file or folder can't be read. What's wrong with its content is a diagnostic.
  func read(jobs: Int) async throws(WorkFailure) -> Manuscript {
    var manuscript = Manuscript()
    manuscript.show = try readShow(into: &manuscript.diagnostics[.show])
    guard let folders = workspace.names(in: "episodes") else {
      throw WorkFailure("can't read the folder \(workspace.path("episodes"))")
    }
    let names = folders.filter { !$0.hasPrefix(".") }
    let reader = EpisodeFolderReader(workspace: workspace, show: manuscript.show)
    let readings = try await names.mapConcurrently(jobs: jobs) { name throws(WorkFailure) in
      try reader.read(name)
    }
    for (name, reading) in zip(names, readings) {
      if !reading.log.isEmpty {
        manuscript.diagnostics[.episode(name)].add(contentsOf: reading.log.diagnostics)
      }
      switch reading.content {
      case .episode(let episode): manuscript.episodes.append(episode)
      case .unreadable: manuscript.unreadable.append(name)
      case .other: break
      }
    }
    guard manuscript.episodes.count <= Limits.episodes else {
      throw WorkFailure(
        "this show has \(manuscript.episodes.count) episodes, more than the \(Limits.episodes) "
          + "that one show can have; start a new show"
      )
    }
    return manuscript
  }

  private func readShow(into log: inout DiagnosticLog) throws(WorkFailure) -> Show? {
    let file = Workspace.showManifest
    let bytes = try workspace.read(
      Located(file, at: SourceLocation(file: file)),
      limit: Limits.manifestBytes,
      what: "the show's manifest",
      into: &log
    )
    guard let bytes else { return nil }
    return ShowManifestReader.read(bytes, file: file, into: &log)
  }
}
