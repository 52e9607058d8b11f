import RoadcastFiles
import RoadcastModel
import Synchronization

/// The next `feed/`, built beside the present one and exchanged for it in one step.
///
/// Readers see the old folder or the new one, at any moment and after any crash. Several tasks can write
/// to it at once.
final class Staging: Sendable {
  private struct State {
    var isOpen = false

    /// Shows other builds that the folder is still worked on, and keeps them out when it's published.
    var lock: FolderLock?

    /// The folders that were created, below `folder`.
    var folders: Set<Substring> = []

    /// The files that a task writes or has written.
    var claimed: Set<String> = []

    /// The files that were copied, because they couldn't be linked.
    var copied: Set<String> = []

    /// What the folder has from the spare one.
    var reused = ReusedFiles()
  }

  /// What's published until the new folder takes its place.
  let last: LastOutput

  /// Where the next one is built, on the same file system; an absolute path.
  let folder: String

  /// The folder that was published before the present one, an absolute path; nil if none is kept.
  let spare: String?

  private let place: OutputFolder
  private let state = Mutex(State())

  /// - Parameters:
  ///   - last: The folder to replace; it doesn't have to exist.
  ///   - spare: The folder that was published before it; an absolute path. Nil if none is kept.
  init(replacing last: LastOutput, spare: String? = nil) {
    self.last = last
    self.spare = spare
    place = OutputFolder(last.folder, for: last.tree)
    folder = place.newFolder
  }

  /// The folder that's published; an absolute path.
  var output: String { last.folder }

  /// Removes what builds that died have left beside the folder.
  func sweep() { place.sweep() }

  /// Whether the folder was created.
  var isOpen: Bool { state.withLock(\.isOpen) }

  /// Creates the folder, unless it was created already.
  ///
  /// - Throws: If it can't be created.
  func open() throws(WorkFailure) {
    try state.withLock { state throws(WorkFailure) in
      guard !state.isOpen else { return }
      try FileSystem.createFolder("\(place.parent)/")
      try UnfinishedWork.begin(in: folder) { () throws(WorkFailure) in
        try FileSystem.createFolder(folder)
      }
      state.lock = try FolderLock(folder)
      state.isOpen = true
    }
  }

  /// Makes the spare folder the new one.
  ///
  /// - Throws: If it's on another file system, or can't be renamed for another reason.
  func openSpare(_ spare: String) throws {
    try state.withLock { state in
      // Another build can hold it for the moment in which it finds that it's no longer published.
      let lock = try FolderLock(spare) {}
      try UnfinishedWork.begin(in: folder) { try FileSystem.rename(spare, to: folder) }
      state.lock = lock
      state.isOpen = true
    }
  }

  /// Notes what the folder has from the spare one, or that it has nothing.
  func note(_ files: ReusedFiles) { state.withLock { $0.reused = files } }

  /// What the folder still has from the spare one.
  var reused: ReusedFiles { state.withLock(\.reused) }

  /// Removes the new folder, and forgets it.
  ///
  /// - Throws: If something of it is still there.
  func close() throws(WorkFailure) {
    abandon()
    guard !FileSystem.exists(folder) else {
      throw WorkFailure("\(folder) couldn't be removed; remove it yourself, and build again")
    }
    state.withLock { $0 = State() }
  }

  /// Removes the folder.
  ///
  /// While an interruption clears it away, this waits until the process ends: tasks that failed because the
  /// folder was gone have nothing to report.
  func abandon() {
    guard isOpen else { return }
    UnfinishedWork.withoutInterruption { FileSystem.remove(folder) }
    UnfinishedWork.end(in: folder)
  }

  /// The absolute path of a file in the new folder.
  ///
  /// - Parameter relative: The path below the folder.
  /// - Returns: The path, whether or not there's such a file.
  func path(_ relative: String) -> String { "\(folder)/\(relative)" }

  /// Claims a file for the caller.
  ///
  /// - Parameter relative: The path below the folder.
  /// - Returns: Whether the caller is the first, and so has to write it.
  func claims(_ relative: String) -> Bool {
    state.withLock { $0.claimed.insert(relative).inserted }
  }

  /// Notes that a file was copied.
  ///
  /// - Parameter relative: The path below the folder.
  func noteCopy(_ relative: String) { state.withLock { _ = $0.copied.insert(relative) } }

  /// Whether a file was copied, so that its stamp is another than the old one's.
  ///
  /// - Parameter relative: The path below the folder.
  /// - Returns: False for files that were linked or written.
  func hasCopied(_ relative: String) -> Bool { state.withLock { $0.copied.contains(relative) } }

  /// Writes a file, in a folder that's created if it's missing.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - relative: The path below the folder; nothing may have it.
  /// - Throws: If it can't be written.
  func write(_ bytes: [UInt8], to relative: String) throws(WorkFailure) {
    let file = try OutputFile(path: try newPath(relative))
    try file.append(bytes)
    try file.close()
  }

  /// Creates the folder that a file is in, if it's missing.
  ///
  /// - Parameter relative: The file's path below the folder.
  /// - Throws: If it can't be created.
  func createFolder(of relative: String) throws(WorkFailure) {
    try open()
    let slash = relative.utf8.lastIndex(of: UInt8(ascii: "/"))
    let parent = relative[..<(slash ?? relative.startIndex)]
    guard state.withLock({ !$0.folders.contains(parent) }) else { return }
    // Without parents: when an interruption clears the folder away meanwhile, it must not come back.
    var path = folder
    for name in parent.split(separator: "/") {
      path += "/\(name)"
      try FileSystem.createFolder(path, withParents: false)
    }
    state.withLock { _ = $0.folders.insert(parent) }
  }

  /// The absolute path for a new file, in a folder that's created if it's missing.
  ///
  /// - Parameter relative: The path below the folder.
  /// - Returns: The path, which nothing has.
  /// - Throws: If the file's folder can't be created.
  func newPath(_ relative: String) throws(WorkFailure) -> String {
    try createFolder(of: relative)
    if state.withLock({ $0.reused.files.remove(relative) }) != nil { try remove(relative) }
    return path(relative)
  }

  /// Removes a file of the new folder.
  ///
  /// - Parameter relative: The path below the folder.
  /// - Throws: If it's still there.
  func remove(_ relative: String) throws(WorkFailure) {
    do {
      try FileSystem.unlink(path(relative))
    } catch {
      throw WorkFailure(doing: "remove \(path(relative))", error)
    }
  }

  /// Gives a file in the new folder its final name.
  ///
  /// - Parameters:
  ///   - temporary: The absolute path that it has.
  ///   - relative: The path that it gets, below the folder.
  /// - Throws: If it can't be renamed.
  func rename(_ temporary: String, to relative: String) throws(WorkFailure) {
    do {
      try FileSystem.rename(temporary, to: path(relative))
      state.withLock { _ = $0.reused.files.remove(relative) }
    } catch {
      throw WorkFailure(doing: "write \(path(relative))", error)
    }
  }

  /// Waits until all is on the disk, and exchanges the folders.
  ///
  /// - Parameters:
  ///   - listing: What's in the old folder.
  ///   - isShared: Whether the new folder has the same file, and not a copy.
  ///   - jobs: How much is worked on at once.
  /// - Returns: A note if something of the old folder couldn't be removed.
  /// - Throws: If the disk fails, or the folders can't be exchanged.
  func publish(
    over listing: FolderListing,
    isShared: (String) -> Bool,
    jobs: Int
  ) async throws(WorkFailure) -> String? {
    try await Folder(folder).syncFileSystem()
    let isFirst = !FileSystem.isFolder(output)
    try UnfinishedWork.withoutInterruption { () throws(WorkFailure) in
      do {
        if isFirst {
          try FileSystem.rename(folder, to: output)
        } else {
          try FileSystem.exchange(folder, with: output)
        }
      } catch {
        throw WorkFailure(doing: "replace \(output) with the new feed", error)
      }
      try Folder("\(place.parent)/").sync()
    }
    if !isFirst, !putAwayOld(listing, isShared: isShared) {
      await removeOld(listing, jobs: jobs)
    }
    UnfinishedWork.end(in: folder)
    return FileSystem.exists(folder)
      ? "the old feed couldn't be removed; remove \(folder) yourself" : nil
  }
}
