import RoadcastFiles
import CFileSystem
import RoadcastModel
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The next `feed/`, built beside the present one and exchanged for it in one step.
///
/// Readers see the old folder or the new one, at any moment and after any crash. Several tasks may write
/// to it at once.
final class Staging: Sendable {
  private struct State {
    var isOpen = false

    /// The folders that were made, below `folder`.
    var folders: Set<Substring> = []

    /// The files that somebody writes or has written.
    var claimed: Set<String> = []
  }

  /// The folder that is published; an absolute path.
  let output: String

  /// Where the next one is built: on the same file system.
  let folder: String

  private let parent: String
  private let name: String
  private let state = Mutex(State())

  init(output: String) {
    self.output = output
    name = String(output.split(separator: "/").last ?? "feed")
    parent = String(output.dropLast(name.count + 1))
    folder = "\(parent)/.\(name).new-\(getpid())"
  }

  /// Refuses a folder that is not ours to replace.
  func examine(workspace: Workspace) throws(WorkFailure) {
    let root = workspace.root + "/"
    guard !root.hasPrefix(output + "/"), !(output + "/").hasPrefix(root + "episodes/"),
      !(output + "/").hasPrefix(root + ".roadcast/")
    else { throw WorkFailure("can't publish to \(output): it holds what the feed is made of") }
    var status = stat()
    guard unsafe lstat(output, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw WorkFailure("can't publish to \(output): it is not a folder")
    }
    let names = Folder.names(output) ?? []
    guard names.isEmpty || names.contains(FeedLayout.feed(.main)) else {
      throw WorkFailure(
        "can't publish to \(output): it holds other files and no feed.xml; name an empty folder"
      )
    }
  }

  /// Removes what builds that died have left.
  func sweep() { Folder.removeLeftovers(of: ".\(name)", in: parent) }

  /// Whether the folder was made.
  var isOpen: Bool { state.withLock(\.isOpen) }

  /// Makes the empty folder, where it was not made yet.
  func open() throws(WorkFailure) {
    try state.withLock { state throws(WorkFailure) in
      guard !state.isOpen else { return }
      try Folder.create(parent)
      Interruption.begin(staging: folder)
      try Folder.create(folder)
      state.isOpen = true
    }
  }

  /// Removes the folder.
  ///
  /// Where that is done already, because somebody stopped the build, it waits for the process's end:
  /// what failed then failed for want of the folder, and is not to be told.
  func abandon() { Interruption.whole { Folder.remove(folder) } }

  /// What is there until the new folder takes its place.
  var last: LastOutput { LastOutput(folder: output) }

  func path(_ relative: String) -> String { "\(folder)/\(relative)" }

  /// Whether the caller is the first who is to write a file.
  func claims(_ relative: String) -> Bool {
    state.withLock { $0.claimed.insert(relative).inserted }
  }

  /// Makes the folder if need be, and a file in it that must not be there yet.
  func write(_ bytes: [UInt8], to relative: String) throws(WorkFailure) {
    let file = try OutputFile(path: try newPath(relative))
    try file.append(bytes)
  }

  private func makeFolder(of relative: String) throws(WorkFailure) {
    try open()
    let parent = relative[..<(relative.lastIndex(of: "/") ?? relative.startIndex)]
    guard state.withLock({ !$0.folders.contains(parent) }) else { return }
    // Below a folder that is cleared away meanwhile, because somebody stopped the build, nothing is made.
    var path = folder
    for name in parent.split(separator: "/") {
      path += "/\(name)"
      try Folder.create(path, withParents: false)
    }
    state.withLock { _ = $0.folders.insert(parent) }
  }

  /// Where a new file is to be written, in a folder that is made if need be.
  func newPath(_ relative: String) throws(WorkFailure) -> String {
    try makeFolder(of: relative)
    return path(relative)
  }

  /// Gives a file in the new folder, told by its absolute path, its right name.
  func rename(_ temporary: String, to relative: String) throws(WorkFailure) {
    guard unsafe Glibc.rename(temporary, path(relative)) == 0 else {
      throw WorkFailure(doing: "write \(path(relative))", code: errno)
    }
  }

  /// Takes over a file of the present folder: as a link, or as a copy where links are not to be had.
  func keep(_ relative: String) throws(WorkFailure) {
    try makeFolder(of: relative)
    guard unsafe link("\(output)/\(relative)", path(relative)) != 0 else { return }
    let descriptor = unsafe Glibc.open(output, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw WorkFailure(doing: "open \(output)", code: errno) }
    defer { close(descriptor) }
    do {
      let old = try InputFile.open(relative, in: descriptor)
      let copy = try OutputFile(path: path(relative))
      try old.readBlocks { block throws(WorkFailure) in try copy.append(block) }
    } catch let failure as WorkFailure {
      throw failure
    } catch {
      throw WorkFailure("can't take over \(output)/\(relative)")
    }
  }

  /// Brings everything to the disk, and exchanges the folders.
  ///
  /// - Returns: a warning where the old folder could not be removed.
  func publish() throws(WorkFailure) -> String? {
    try sync(folder, everything: true)
    let isFirst = !Folder.exists(output)
    try Interruption.whole { () throws(WorkFailure) in
      if isFirst {
        guard unsafe Glibc.rename(folder, output) == 0 else {
          throw WorkFailure(doing: "move the new feed to \(output)", code: errno)
        }
      } else {
        let code = unsafe roadcast_exchange(folder, output)
        guard code == 0 else {
          throw WorkFailure(doing: "exchange \(output) for the new feed", code: code)
        }
      }
      try sync(parent, everything: false)
    }
    guard !isFirst else {
      Interruption.end()
      return nil
    }
    Folder.remove(folder)
    Interruption.end()
    return Folder.exists(folder) ? "the old feed could not be removed from \(folder)" : nil
  }

  private func sync(_ path: String, everything: Bool) throws(WorkFailure) {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw WorkFailure(doing: "open \(path)", code: errno) }
    defer { close(descriptor) }
    let code =
      everything ? roadcast_syncfs(descriptor) : fsync(descriptor) == 0 ? 0 : errno
    guard code == 0 else { throw WorkFailure(doing: "bring \(path) to the disk", code: code) }
  }
}
