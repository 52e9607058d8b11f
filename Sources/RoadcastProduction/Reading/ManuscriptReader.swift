import RoadcastFiles
import RoadcastManifest
import RoadcastModel
import RoadcastSubscribers

/// Reads what marketing wrote: `show.yml` and every `episode.yml`.
struct ManuscriptReader {
  let workspace: Workspace

  /// What's known of folders that haven't changed; nil to read everything.
  var memory: WorkspaceMemory?

  /// Reads every manifest of the workspace.
  ///
  /// - Parameter jobs: how many manifests are read at once.
  /// - Returns: everything that could be read, with everything that's wrong.
  /// - Throws: when a file or folder can't be read. What's wrong with its content is a diagnostic.
  func read(jobs: Int) async throws(WorkFailure) -> Manuscript {
    var manuscript = Manuscript()
    manuscript.show = try readShow(into: &manuscript.diagnostics[.show])
    if let show = manuscript.show {
      let store = SubscriberStore(root: workspace.root, dates: show.dates)
      let list = try store.read(into: &manuscript.diagnostics[.show])
      manuscript.subscribers = list?.subscribers ?? []
    }
    let entries: [String]
    do {
      entries = try workspace.listing(of: "episodes")
    } catch .refused(let reason) {
      throw WorkFailure(
        doing: "read the folder \(workspace.path("episodes"))",
        isReading: true,
        reason
      )
    } catch {
      throw WorkFailure("\(workspace.path("episodes")) \(error.message)")
    }
    let names = entries.filter { FileKind(name: $0) != .leftover }
    let reader = EpisodeFolderReader(workspace: workspace, show: manuscript.show)
    // A show that isn't saved may never be.
    let memory = workspace.isUnsaved(Workspace.showManifest) ? nil : memory
    let generation = memory?.begin(with: manuscript.show) ?? 0
    let readings = try await names.mapConcurrently(jobs: jobs) {
      [memory, workspace] name throws(WorkFailure) in
      if let known = memory?.reading(of: name, in: workspace, generation) { return known }
      let seen = FileStamp.now
      let reading = try reader.read(name)
      memory?.note(reading, of: name, in: workspace, seen: seen, generation)
      return reading
    }
    var others: [(name: String, log: DiagnosticLog)] = []
    for (name, reading) in zip(names, readings) {
      switch reading.content {
      case .episode(let episode): manuscript.episodes.append(episode)
      case .unreadable: manuscript.unreadable.append(name)
      case .other:
        others.append((name, reading.log))
        continue
      }
      if !reading.log.isEmpty {
        manuscript.diagnostics[.episode(name)].add(contentsOf: reading.log.diagnostics)
      }
    }
    reportOthers(others, in: &manuscript)
    guard manuscript.episodes.count <= Limits.episodes else {
      throw WorkFailure(
        "this show has \(manuscript.episodes.count) episodes, more than the \(Limits.episodes) "
          + "that one show can have; start a new show"
      )
    }
    return manuscript
  }

  /// Reports what is in `episodes/` and is neither an episode nor used by one.
  private func reportOthers(
    _ others: [(name: String, log: DiagnosticLog)],
    in manuscript: inout Manuscript
  ) {
    // Usually there's nothing but the show's manifest and its cover.
    let suspects = others.filter {
      !$0.log.isEmpty || FileKind(name: $0.name).isSound
        || ConflictedCopy.original(of: $0.name) != nil
    }
    let used = suspects.isEmpty ? [] : manuscript.usedPaths
    for (name, log) in suspects {
      let path = "episodes/\(name)"
      // Recordings for all episodes have a folder of their own, such as `sounds/`.
      guard !used.contains(where: { $0 == path || $0.hasPrefix("\(path)/") }) else { continue }
      manuscript.diagnostics[.episode(name)].add(contentsOf: log.diagnostics)
      if FileKind(name: name).isSound, manuscript.show != nil, log.isEmpty,
        !FileSystem.isFolder(workspace.path(path))
      {
        manuscript.diagnostics[.show].add(
          .noManifest,
          at: SourceLocation(file: path),
          "isn't in an episode's folder; move it into one, or make one: "
            + "`\(ShellCommand.text(["roadcast", "new", "SLUG", path]))`"
        )
      }
      if let original = ConflictedCopy.original(of: name),
        others.contains(where: { $0.name == original })
      {
        manuscript.diagnostics[.show].add(
          .twoVersions,
          at: SourceLocation(file: path),
          "is another version of \(original.quoted), kept when two people changed it at once; "
            + "keep the right one under that name, and remove this one"
        )
      }
    }
    // What isn't UTF-8 is read with U+FFFD in its place.
    guard others.contains(where: { $0.name.hasReplacementCharacter }) else { return }
    for entry in workspace.unnameableEntries(in: "episodes") {
      let isSound = FileKind(name: entry.displayName).isSound
      guard entry.isFolder || isSound else { continue }
      let isEpisode = isSound || entry.names?.contains("episode.yml") == true
      manuscript.diagnostics[.show].add(
        entry.diagnostic(isEpisode ? .error : .warning, in: "episodes")
      )
    }
  }

  /// Reads the show's manifest alone.
  ///
  /// - Parameter log: Gets what's wrong with it.
  /// - Returns: The show; nil where the manifest can't be used.
  /// - Throws: When the file can't be read.
  func readShow(into log: inout DiagnosticLog) throws(WorkFailure) -> Show? {
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
