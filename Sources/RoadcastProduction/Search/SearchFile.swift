import RoadcastHashing
import RoadcastFiles
import RoadcastSearch

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The index of words in `.roadcast/cache/`, with a checksum beside it.
///
/// What does not fit its checksum, and what can't be read for any reason, is made again in silence;
/// where nothing can be written, it is made in memory.
struct SearchFile {
  private let folder: String
  private let workspace: Workspace

  private static let name = "search.sqlite"

  init(workspace: Workspace) {
    self.workspace = workspace
    folder = workspace.path(".roadcast/cache")
  }

  /// Runs `body` with the index brought up to date.
  ///
  /// - `update`: returns how many episodes it has changed.
  func use<Result>(
    update: (SearchIndex) throws -> Int,
    _ body: (SearchIndex) throws -> Result
  ) throws -> (result: Result, updated: Int) {
    func run(_ path: String?) throws -> (result: Result, updated: Int) {
      let index = try SearchIndex(path: path)
      let updated = try update(index)
      return (try body(index), updated)
    }
    guard (try? Folder.create(folder)) != nil else { return try run(nil) }
    let path = "\(folder)/\(Self.name)"
    if !isWhole { remove() }
    for _ in 1...2 {
      if let done = try? run(path) {
        if done.updated > 0 || !isWhole { seal() }
        return done
      }
      remove()
    }
    return try run(nil)
  }

  /// What is no plain file, such as a link to somewhere else, is not whole either.
  private var isWhole: Bool {
    guard let file = try? workspace.file(".roadcast/cache/\(Self.name)"),
      let sealed = try? workspace.file(".roadcast/cache/\(Self.name).sha256"),
      let written = try? sealed.read(limit: 64), let hash = try? Digest.hex(of: file)
    else { return false }
    return written.elementsEqual(hash.utf8)
  }

  private func seal() {
    guard let file = try? workspace.file(".roadcast/cache/\(Self.name)"),
      let hash = try? Digest.hex(of: file)
    else { return }
    let path = "\(folder)/\(Self.name).sha256"
    let temporary = "\(path).new-\(getpid())"
    unsafe unlink(temporary)
    // Without it the next search makes the index again.
    guard let output = try? OutputFile(path: temporary),
      (try? output.append(Array(hash.utf8))) != nil, unsafe rename(temporary, path) == 0
    else {
      unsafe unlink(temporary)
      return
    }
  }

  private func remove() {
    for suffix in ["", "-journal", "-wal", "-shm", ".sha256"] {
      Folder.remove("\(folder)/\(Self.name)\(suffix)")
    }
  }
}
