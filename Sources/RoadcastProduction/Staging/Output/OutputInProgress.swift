import RoadcastFiles
import RoadcastModel

/// A folder that a build is going to replace, locked against other builds while this exists.
///
/// A rehearsal replaces nothing, and locks nothing: no build waits for it.
///
/// Only the workspace's own builds replace the private folder, and its lock keeps them apart.
struct OutputInProgress {
  let tree: OutputTree
  let staging: Staging
  private let lock: FolderLock?

  /// - Parameters:
  ///   - tree: Which of the folders.
  ///   - outputs: Where they are.
  ///   - known: Returns what the last build left.
  ///   - jobs: How much is worked on at once.
  ///   - rehearses: Whether the folder isn't replaced in the end.
  ///   - wait: Is called with the folder's path before this waits for another build.
  /// - Throws: If a build can't replace the folder.
  init(
    of tree: OutputTree,
    in outputs: OutputPaths,
    known: @escaping @Sendable () async -> CacheIndex,
    jobs: Int,
    rehearses: Bool,
    waiting wait: @escaping (String) -> Void
  ) async throws(WorkFailure) {
    self.tree = tree
    let path = outputs[tree]
    let folder = OutputFolder(path, for: tree)
    try outputs.examine(tree)
    lock = tree == .open && !rehearses ? try folder.lock { wait(path) } : nil
    staging = Staging(
      replacing: try await .read(path, for: tree, jobs: jobs) { await known().published[path] },
      spare: outputs.spare(of: tree)
    )
    if !rehearses { staging.sweep() }
  }
}
