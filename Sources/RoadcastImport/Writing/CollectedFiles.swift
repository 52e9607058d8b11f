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
    isNew = !FileSystem.exists(folder.staging)
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
  /// - Throws: If it can't be made.
  func makeFolder(_ slug: String) throws(WorkFailure) {
    try FileSystem.createFolder(slug.isEmpty ? staging : "\(staging)/\(slug)")
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

  /// Makes what was collected the episodes of a new workspace, in one step.
  ///
  /// - Throws: If it can't be, or there are episodes by now.
  func moveAll() throws(WorkFailure) {
    do {
      try FileSystem.rename(staging, toNew: root)
    } catch {
      throw WorkFailure(doing: "create \(root)", error)
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
  /// - Returns: Whether it's there; if not, something else has its path, and stays.
  /// - Throws: If it can't be moved.
  func moveFile(_ path: String) throws(WorkFailure) -> Bool {
    do {
      try FileSystem.rename("\(staging)/\(path)", toNew: "\(root)/\(path)")
      return true
    } catch {
      guard FileSystem.exists("\(root)/\(path)") else {
        throw WorkFailure(doing: "write \(root)/\(path)", error)
      }
      return false
    }
  }

  /// Removes what no run needs any more: everything but the parts of files that are still to be fetched.
  func removeRest() { FileSystem.remove(staging) { !$0.hasSuffix(PartialFile.suffix) } }

  private static let manifest = "episode.yml"
}
