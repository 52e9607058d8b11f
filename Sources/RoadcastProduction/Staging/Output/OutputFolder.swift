import RoadcastFiles
import RoadcastModel
import SystemPackage

/// The place of a folder that builds replace.
struct OutputFolder {
  /// An absolute path.
  let path: String

  /// Which of a build's folders it is: another one can be named only for the open one.
  let tree: OutputTree

  /// The folder that it's in, an absolute path; empty for the root.
  let parent: String

  /// The folder's own name.
  let name: String

  /// - Parameters:
  ///   - path: An absolute path.
  ///   - tree: Which of a build's folders it is.
  init(_ path: String, for tree: OutputTree) {
    self.path = path
    self.tree = tree
    name = String(path.split(separator: "/").last ?? "feed")
    parent = String(path.dropLast(name.count + 1))
  }

  /// Checks that a build may replace the folder, as far as that can be seen without looking into it.
  ///
  /// - Parameter workspace: The workspace that the feed is built from.
  /// - Throws: If the folder has parts of the workspace, or something else than a folder has the path.
  func examine(for workspace: Workspace) throws(WorkFailure) {
    let root = workspace.root + "/"
    guard tree == .private || !isPrivate else {
      throw failure(
        "private/ is for drafts and early episodes, which must not be public; name another folder"
      )
    }
    guard !root.hasPrefix(path + "/"), !(path + "/").hasPrefix(root + "episodes/"),
      !(path + "/").hasPrefix(root + "\(Workspace.stateFolder)/")
    else {
      throw failure("the feed is built from what's in it; name another folder")
    }
    if FileSystem.isLink(path) {
      guard tree == .open else {
        throw failure("it's a link, and a build replaces the folder itself; remove the link")
      }
      let target = FileSystem.resolved(path)
      throw failure(
        "it's a link\(target.map { " to \($0)" } ?? ""), and a build replaces the folder itself; "
          + (target.map { "use `--output \($0)`" } ?? "remove the link, or name another folder")
      )
    }
    guard FileSystem.exists(path) else { return }
    guard FileSystem.isFolder(path) else {
      throw failure(
        tree == .open
          ? "it isn't a folder; name another one"
          : "it isn't a folder; move it somewhere else, because \(Self.previews)"
      )
    }
    if FileSystem.isMounted(at: path) {
      throw failure(
        "a file system is mounted there, and a build replaces the folder itself; "
          + (tree == .open ? "use a folder in it: `--output \(path)/feed`" : "unmount it")
      )
    }
  }

  /// Keeps other builds from publishing to the same folder, even from other workspaces.
  ///
  /// The first build of a folder locks the folder that it's in.
  ///
  /// - Parameter wait: Is called before this waits for another build.
  /// - Returns: The lock, which has to be kept until everything is done.
  /// - Throws: If the folder can't be opened.
  func lock(waiting wait: @escaping () -> Void) throws(WorkFailure) -> FolderLock {
    try FileSystem.createFolder("\(parent)/")
    while true {
      if FileSystem.isFolder(path) {
        // The other build exchanges the folder for another one, which it has locked as well.
        if let lock = try FolderLock(path, waiting: wait), lock.isOn(path) { return lock }
      } else if let lock = try FolderLock("\(parent)/", waiting: wait), !FileSystem.exists(path) {
        return lock
      }
    }
  }

  /// Removes what builds that died have left beside the folder.
  func sweep() { FileSystem.removeLeftovers(of: ".\(name)", in: "\(parent)/") }

  /// Checks that a new folder can take the place of this one, before there's any work.
  ///
  /// - Throws: If the folder that it's in can't be changed, or is on a file system that can't exchange folders.
  func requireReplaceable() throws(WorkFailure) {
    do {
      try FileSystem.requireWritable("\(parent)/")
    } catch {
      throw WorkFailure(doing: "replace \(path), because \(parent)/ can't be changed", error)
    }
    guard FileSystem.isFolder(path) else { return }
    try UnfinishedWork.withoutInterruption { () throws(WorkFailure) in
      let samples = [newFolder, newFolder + UnfinishedWork.discardedSuffix]
      defer { for sample in samples { FileSystem.remove(sample) } }
      for sample in samples { try FileSystem.createFolder(sample, withParents: false) }
      do throws(Errno) {
        try FileSystem.exchange(samples[0], with: samples[1])
      } catch .invalidArgument, .noFunction, .notSupported {
        throw failure(
          "its file system can't exchange two folders in one step, so listeners would see half a feed; "
            + (tree == .open
              ? "use `--output` with a folder on a local disk, and copy it from there"
              : "move the workspace to a local disk")
        )
      } catch {
        throw WorkFailure(doing: "replace \(path) with the new feed", error)
      }
    }
  }

  /// Where the next folder is built, an absolute path.
  var newFolder: String { "\(parent)/.\(name).new-\(ProcessEnvironment.processID)" }

  /// Whether the folder is the private one of any workspace, or in it.
  private var isPrivate: Bool {
    var folder = path
    while let slash = folder.lastIndex(of: "/") {
      let isNamed = folder[slash...].dropFirst() == OutputTree.private.folderName
      folder = String(folder[..<slash])
      if isNamed, FileSystem.exists("\(folder)/\(Workspace.showManifest)") { return true }
    }
    return false
  }

  private func failure(_ what: String) -> WorkFailure { Self.failure(path, what) }

  /// A refusal to publish.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - what: What's wrong, and what to do.
  /// - Returns: The failure.
  static func failure(_ path: String, _ what: String) -> WorkFailure {
    WorkFailure("can't publish to \(path): \(what)")
  }

  /// Why the private folder can't be another one.
  static let previews = "previews for audiences with `drafts` or `ahead` are always built there"
}
