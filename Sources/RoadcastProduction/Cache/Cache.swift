#if canImport(Glibc)
import RoadcastHashing
import RoadcastFiles
import Glibc
#else
import Darwin
#endif

/// The folder of masters and of the index of what is known.
///
/// It is `.roadcast/cache`, and may be deleted at any time.
///
/// Every entry carries a checksum; what does not fit it is made again in silence.
struct Cache: Sendable {
  let folder: String

  private static let index = "index"

  private let seen = SeenEntries()

  init(workspace: Workspace) { folder = workspace.path(".roadcast/cache") }

  /// The index of the last run, or an empty one.
  func loadIndex() -> CacheIndex {
    guard let bytes = load(Self.index) else { return CacheIndex() }
    var packed = PackedBytes(bytes)
    return (try? CacheIndex(from: &packed)) ?? CacheIndex()
  }

  /// - `known`: what is there already.
  func save(_ index: CacheIndex, unless known: CacheIndex? = nil) throws(WorkFailure) {
    guard index != known else { return }
    var bytes: [UInt8] = []
    index.pack(into: &bytes)
    try store(bytes, as: Self.index)
  }

  /// Removes what a run that died has left of the index; of masters, `keepMasters` does.
  func sweep() { Folder.removeLeftovers(of: Self.index, in: folder) }

  /// A master, or nil when it is not there or not whole.
  func master(_ key: String) -> Master? { Master("masters/\(key)", in: folder, seen: seen) }

  /// Begins a master, in the place of the one that may be there.
  func newMaster(_ key: String) throws(WorkFailure) -> MasterWriter {
    try Folder.create("\(folder)/masters")
    return try MasterWriter(path: "\(folder)/masters/\(key)")
  }

  /// Removes the masters that are not among `keys`.
  func keepMasters(_ keys: Set<String>) {
    // What does not look like ours is not ours to remove.
    let isOurs = { (name: String) in
      (name.split(separator: ".").first ?? "").utf8.allSatisfy {
        (48...57).contains($0) || (97...102).contains($0)
      } && (!name.contains(".") || name.contains(".new-"))
    }
    for name in Folder.names("\(folder)/masters") ?? []
    where !keys.contains(name) && isOurs(name) {
      unsafe unlink("\(folder)/masters/\(name)")
    }
  }

  private func load(_ name: String) -> [UInt8]? {
    guard let file = CacheEntry.open(name, in: folder, seen: seen) else { return nil }
    return try? file.bytes(CacheEntry.headLength..<file.size)
  }

  private func store(_ bytes: [UInt8], as name: String) throws(WorkFailure) {
    let path = "\(folder)/\(name)"
    let parent = path[..<(path.lastIndex(of: "/") ?? path.endIndex)]
    try Folder.create(String(parent))
    let head = CacheEntry.head(hash: Digest.hex(bytes))
    try OutputFile.writeWhole([head, bytes], to: path, replaces: true)
  }
}
