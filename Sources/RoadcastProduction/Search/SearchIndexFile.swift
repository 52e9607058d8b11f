import RoadcastFiles
import RoadcastHashing
import RoadcastSearch

/// The search index in `.roadcast/cache/`, with its checksum next to it.
///
/// An index that doesn't match its checksum, or that can't be read for any reason, is made again
/// without a message. If nothing can be written, the index is made in memory.
struct SearchIndexFile {
  private let workspace: Workspace

  private static let name = "search.sqlite"
  private static let checksumName = "\(name).sha256"

  init(workspace: Workspace) {
    self.workspace = workspace
  }

  /// The absolute path of a file next to the index.
  private func path(_ name: String) -> String {
    workspace.path("\(Workspace.cacheFolder)/\(name)")
  }

  private func file(_ name: String) -> InputFile? {
    try? workspace.file("\(Workspace.cacheFolder)/\(name)")
  }

  /// Updates the index, and uses it.
  ///
  /// - Parameters:
  ///   - update: Brings the index up to date. Returns how many episodes it changed.
  ///   - body: Uses the updated index.
  /// - Returns: What `body` and `update` returned.
  /// - Throws: What they throw, if that happens even with an index in memory.
  func withIndex<Result>(
    update: (SearchIndex) throws -> Int,
    _ body: (SearchIndex) throws -> Result
  ) throws -> (result: Result, updated: Int) {
    func use(_ path: String?) throws -> (result: Result, updated: Int) {
      let index = try SearchIndex(path: path)
      let updated = try update(index)
      return (try body(index), updated)
    }
    let folder = workspace.path(Workspace.cacheFolder)
    guard (try? FileSystem.createFolder(folder)) != nil else { return try use(nil) }
    if !isIntact { remove() }
    for _ in 1...2 {
      if let outcome = try? use(path(Self.name)) {
        if outcome.updated > 0 || !isIntact { writeChecksum() }
        return outcome
      }
      remove()
    }
    return try use(nil)
  }

  /// Whether the index is a regular file that matches its checksum.
  private var isIntact: Bool {
    guard let checksum = try? file(Self.checksumName)?.read(limit: 64), let hash else {
      return false
    }
    return checksum.elementsEqual(hash.utf8)
  }

  private var hash: String? {
    file(Self.name).flatMap { try? Digest.hex(of: $0) }
  }

  private func writeChecksum() {
    guard let hash else { return }
    // Without a checksum, the next search makes the index again.
    try? PendingFile.write(Array(hash.utf8), to: path(Self.checksumName), replaces: true)
  }

  private func remove() {
    for suffix in ["", "-journal", "-wal", "-shm"] { FileSystem.remove(path(Self.name + suffix)) }
    FileSystem.remove(path(Self.checksumName))
  }
}
