package import RoadcastFiles
import RoadcastModel

/// The folder that the last build published, `feed/` or another one.
package struct BuiltFolder: Sendable {
  /// An absolute path.
  package let path: String

  /// The stamps of the files that builds have written, by their paths, without the list of them.
  package let files: [String: FileStamp]

  /// The stamps of the files that someone else has put there, by their paths.
  package let others: [String: FileStamp]
}

extension Workspace {
  /// Looks at the folder that the last build published.
  ///
  /// - Returns: What's in it.
  /// - Throws: If there's no such folder, it can't be read, or no build has written it.
  package func builtFolder() throws(WorkFailure) -> BuiltFolder {
    let path = path(OutputTree.open.folderName)
    try FileSystem.requireFolder(path)
    guard FileSystem.isFolder(path) else {
      throw WorkFailure("\(path) doesn't exist; run `roadcast build` first")
    }
    let last = try LastOutput(path, for: .open)
    var files: [String: FileStamp] = [:]
    var others: [String: FileStamp] = [:]
    for (path, file) in last.listing.files where path != OutputMark.path {
      if last.kept.contain(path) { others[path] = file.stamp } else { files[path] = file.stamp }
    }
    return BuiltFolder(path: path, files: files, others: others)
  }

  /// Keeps builds from exchanging the folder that the last build published, and looks at it.
  ///
  /// - Parameter wait: Is called once before this waits for a build.
  /// - Returns: What's in it, and the lock; nil on file systems without locks.
  /// - Throws: What ``builtFolder()`` throws.
  package func lockedBuiltFolder(
    waiting wait: @escaping () -> Void
  ) throws(WorkFailure) -> (folder: BuiltFolder, lock: FolderLock?) {
    let path = path(OutputTree.open.folderName)
    var hasWaited = false
    while true {
      let lock = try FolderLock(path) {
        if !hasWaited { wait() }
        hasWaited = true
      }
      let folder = try builtFolder()
      // While this waited, the build has put another folder there.
      guard let lock, !lock.isOn(path) else { return (folder, lock) }
    }
  }
}
