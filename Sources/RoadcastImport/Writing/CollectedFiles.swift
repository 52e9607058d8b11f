import RoadcastFiles
import RoadcastModel

/// The files that an import collects in a folder beside the episodes, and how they get to their place.
struct CollectedFiles {
  /// Where files are until all of them are there; an absolute path.
  let staging: String

  /// The workspace's episodes; nil for a first import, which makes the workspace.
  ///
  /// What's there may be a person's own, and is never replaced.
  let episodes: String?

  /// Where the episodes are in the end.
  private let root: String

  /// Whether nothing of an earlier run is in ``staging``.
  private let isNew: Bool

  init(_ folder: ImportFolder) {
    staging = folder.staging
    root = folder.root
    episodes = folder.isWorkspace ? folder.root : nil
    isNew = folder.isNew
  }

  /// The path of a file that's there, whether it's collected or in its place; nil if there's none.
  ///
  /// - Parameter path: Relative to the episodes.
  /// - Returns: An absolute path.
  func path(of path: String) -> String? {
    [episodes, staging].compactMap { $0.map { "\($0)/\(path)" } }.first(where: FileSystem.exists)
  }

  /// Whether something has the place of a file in the workspace.
  ///
  /// - Parameter path: Relative to the episodes.
  /// - Returns: False in a first import, which makes the workspace.
  func isInPlace(_ path: String) -> Bool {
    episodes.map { FileSystem.exists("\($0)/\(path)") } ?? false
  }

  /// Makes the folder of an episode, to collect files in.
  ///
  /// - Parameter slug: The episode; empty for the show's own files.
  /// - Throws: If it can't be made, or something else has its path, as a link that leads elsewhere.
  func makeFolder(_ slug: String) throws(WorkFailure) {
    let path = slug.isEmpty ? staging : "\(staging)/\(slug)"
    try FileSystem.createFolder(path)
    try FileSystem.requireFolder(path)
  }

  /// Takes up what an earlier run has fetched of a file, and left with its episode.
  ///
  /// - Parameter path: The part, relative to the episodes. A link there, or on the way, stays: it could lead to a
  ///   file that has nothing to do with the show.
  func takePart(_ path: String) {
    guard let episodes, FileSystem.isFolder("\(episodes)/\(WorkspacePath.folder(of: path))"),
      FileStamp(path: "\(episodes)/\(path)") != nil
    else { return }
    // Where one is collected already, that one goes on.
    try? FileSystem.rename("\(episodes)/\(path)", toNew: "\(staging)/\(path)")
  }

  /// The collected folders that belong to none of some episodes.
  ///
  /// - Parameter slugs: The episodes.
  /// - Returns: The folders' names, in order.
  func strayFolders(besides slugs: Set<String>) -> [String] {
    isNew
      ? []
      : (FileSystem.names(in: staging) ?? []).filter {
        !slugs.contains($0) && FileSystem.isFolder("\(staging)/\($0)")
      }
  }

  /// Writes a file of the import's own.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - path: Relative to the episodes, in a folder that was made.
  /// - Throws: If it can't be written.
  func write(_ bytes: [UInt8], to path: String) throws(WorkFailure) {
    let path = "\(staging)/\(path)"
    if !isNew { FileSystem.removeFile(path) }
    let file = try OutputFile(path: path)
    try file.append(bytes)
    try file.close()
  }

  /// Waits until everything that was collected is on the disk: after a power cut, a folder in its place is whole.
  ///
  /// - Throws: If the disk is full or fails.
  func sync() throws(WorkFailure) { try Folder(staging).syncFileSystem() }

  /// Waits until everything that was moved to its place is on the disk.
  ///
  /// - Throws: If the disk is full or fails.
  func syncPlace() throws(WorkFailure) { try Folder(root).syncFileSystem() }

  /// Makes what was collected the episodes of a new workspace, in one step.
  ///
  /// - Throws: If it can't be, or there are episodes by now.
  func moveAll() throws(WorkFailure) {
    do {
      try FileSystem.rename(staging, toNew: root)
    } catch {
      guard FileSystem.exists(root) else { throw WorkFailure(doing: "create \(root)", error) }
      throw WorkFailure(
        "\(root) appeared while the import ran; move it away and run the same command again: what was fetched is "
          + "in \(staging)"
      )
    }
  }

  /// Adds a new episode to the workspace: in one step, or file by file, the manifest last, where a folder has its
  /// name already.
  ///
  /// - Parameter slug: The episode.
  /// - Returns: Whether it was added; if not, its folder has a manifest, and stays as it is.
  /// - Throws: If it can't be added.
  func moveEpisode(_ slug: String) throws(WorkFailure) -> Bool {
    do {
      try FileSystem.rename("\(staging)/\(slug)", toNew: "\(root)/\(slug)")
      return true
    } catch {
      guard FileSystem.exists("\(root)/\(slug)") else {
        throw WorkFailure(doing: "create \(root)/\(slug)", error)
      }
    }
    guard !FileSystem.exists("\(root)/\(slug)/\(Self.manifest)") else { return false }
    try FileSystem.requireFolder("\(root)/\(slug)")
    let names = (FileSystem.names(in: "\(staging)/\(slug)") ?? []).filter { $0 != Self.manifest }
    for name in names { _ = try moveFile("\(slug)/\(name)") }
    return try moveFile("\(slug)/\(Self.manifest)")
  }

  /// Moves a file to its place in the workspace.
  ///
  /// - Parameter path: Relative to the episodes.
  /// - Returns: Whether it's there; if not, something else has its path, and stays, or its folder is gone.
  /// - Throws: If it can't be moved.
  func moveFile(_ path: String) throws(WorkFailure) -> Bool {
    do {
      try FileSystem.rename("\(staging)/\(path)", toNew: "\(root)/\(path)")
      return true
    } catch {
      guard
        FileSystem.exists("\(root)/\(path)")
          || !FileSystem.exists("\(root)/\(WorkspacePath.folder(of: path))")
      else { throw WorkFailure(doing: "write \(root)/\(path)", error) }
      return false
    }
  }

  /// Removes what no run needs any more.
  ///
  /// - Parameters:
  ///   - slugs: The episodes that a later run will add.
  ///   - parts: The parts of files that are still to be fetched, relative to the episodes.
  func removeRest(keeping slugs: Set<String>, parts: Set<String>) {
    FileSystem.remove(staging) { path in
      !parts.contains(path) && !slugs.contains(String(path.prefix { $0 != "/" }))
    }
  }

  private static let manifest = "episode.yml"
}
