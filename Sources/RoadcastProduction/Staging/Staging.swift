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

    /// The folders that were created, below `folder`.
    var folders: Set<Substring> = []

    /// The files that a task writes or has written.
    var claimed: Set<String> = []
  }

  /// The folder that's published; an absolute path.
  let output: String

  /// Where the next one is built, on the same file system; an absolute path.
  let folder: String

  /// The folder that both are in; empty for the root.
  private let parent: String

  private let name: String
  private let state = Mutex(State())

  /// - Parameter output: The folder to publish, an absolute path.
  init(output: String) {
    self.output = output
    name = String(output.split(separator: "/").last ?? "feed")
    parent = String(output.dropLast(name.count + 1))
    folder = "\(parent)/.\(name).new-\(ProcessEnvironment.processID)"
  }

  /// Checks that the output folder is one that a build may replace.
  ///
  /// - Parameter workspace: The workspace that the feed is built from.
  /// - Throws: If the folder has other files, or parts of the workspace.
  func examine(workspace: Workspace) throws(WorkFailure) {
    let root = workspace.root + "/"
    guard !root.hasPrefix(output + "/"), !(output + "/").hasPrefix(root + "episodes/"),
      !(output + "/").hasPrefix(root + "\(Workspace.stateFolder)/")
    else {
      throw WorkFailure(
        "can't publish to \(output): the feed is built from what's in it; name another folder"
      )
    }
    guard FileSystem.exists(output) else { return }
    guard FileSystem.isFolder(output) else {
      throw WorkFailure("can't publish to \(output): it isn't a folder; name another one")
    }
    let names = FileSystem.names(in: output) ?? []
    guard names.isEmpty || names.contains(FeedLayout.feed(.main)) else {
      throw WorkFailure(
        "can't publish to \(output): it has other files, but no feed.xml; name an empty folder"
      )
    }
  }

  /// Removes what builds that died have left.
  func sweep() { FileSystem.removeLeftovers(of: ".\(name)", in: "\(parent)/") }

  /// Whether the folder was created.
  var isOpen: Bool { state.withLock(\.isOpen) }

  /// Creates the folder, unless it was created already.
  ///
  /// - Throws: If it can't be created.
  func open() throws(WorkFailure) {
    try state.withLock { state throws(WorkFailure) in
      guard !state.isOpen else { return }
      try FileSystem.createFolder("\(parent)/")
      UnfinishedWork.begin(in: folder)
      try FileSystem.createFolder(folder)
      state.isOpen = true
    }
  }

  /// Removes the folder.
  ///
  /// While an interruption clears it away, this waits until the process ends: tasks that failed because the
  /// folder was gone have nothing to report.
  func abandon() { UnfinishedWork.withoutInterruption { FileSystem.remove(folder) } }

  /// What's published until the new folder takes its place.
  var last: LastOutput { LastOutput(folder: output) }

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

  private func createFolder(of relative: String) throws(WorkFailure) {
    try open()
    let parent = relative[..<(relative.lastIndex(of: "/") ?? relative.startIndex)]
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
  /// - Returns: The path.
  /// - Throws: If the file's folder can't be created.
  func newPath(_ relative: String) throws(WorkFailure) -> String {
    try createFolder(of: relative)
    return path(relative)
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
    } catch {
      throw WorkFailure(doing: "write \(path(relative))", error)
    }
  }

  /// Takes over a file of the present folder: as a link, or as a copy on file systems without links.
  ///
  /// - Parameter relative: The path below both folders.
  /// - Throws: If it can be neither linked nor copied.
  func keep(_ relative: String) throws(WorkFailure) {
    try createFolder(of: relative)
    guard (try? FileSystem.link("\(output)/\(relative)", to: path(relative))) == nil else { return }
    let published = try Folder(output)
    let old: InputFile
    do {
      old = try published.file(relative)
    } catch {
      throw WorkFailure("\(output)/\(relative) \(error.message)")
    }
    let copy = try OutputFile(path: path(relative))
    try old.readBlocks { block throws(WorkFailure) in try copy.append(block) }
    try copy.close()
  }

  /// Waits until all is on the disk, and exchanges the folders.
  ///
  /// - Returns: A warning if the old folder couldn't be removed.
  /// - Throws: If the disk fails, or the folders can't be exchanged.
  func publish() throws(WorkFailure) -> String? {
    try Folder(folder).syncFileSystem()
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
      try Folder("\(parent)/").sync()
    }
    if !isFirst { FileSystem.remove(folder) }
    UnfinishedWork.end()
    return FileSystem.exists(folder) ? "the old feed couldn't be removed from \(folder)" : nil
  }
}
