import RoadcastFiles
import RoadcastHashing
import RoadcastPictures
import Synchronization

/// The folder of masters, of small pictures, and of the index of what's known: `.roadcast/cache`.
///
/// It can be deleted at any time. Every entry has a checksum, and an entry that doesn't match it is made
/// again silently.
struct Cache: Sendable {
  /// An absolute path.
  let folder: String

  private static let index = "index"
  private static let masters = "masters"
  private static let pictures = "pictures"

  /// The folder of masters, below the workspace's root.
  static let mastersFolder = "\(Workspace.cacheFolder)/\(masters)"

  private static let writing = Mutex(())

  private let verified = VerifiedEntries()

  /// The stamp of the index's file when it was read.
  private let loaded = LoadedStamp()

  /// - Parameter workspace: The cache doesn't have to exist.
  init(workspace: Workspace) { folder = workspace.path(Workspace.cacheFolder) }

  /// Reads what the last run knew.
  ///
  /// - Parameter memory: What's known of it, as long as its file is the same.
  /// - Returns: An empty index if there's none, or it's damaged.
  func loadIndex(_ memory: WorkspaceMemory? = nil) -> CacheIndex {
    let stamp = indexStamp
    loaded.value = stamp
    if let known = memory?.index(stamp) { return known }
    let index = readIndex()
    memory?.note(index, stamp)
    return index
  }

  private func readIndex() -> CacheIndex {
    guard var packed = packed(Self.index) else { return CacheIndex() }
    return (try? CacheIndex(from: &packed)) ?? CacheIndex()
  }

  private var indexStamp: FileStamp? { FileStamp(path: "\(folder)/\(Self.index)") }

  /// Writes what this run knows, with what others have written since it was read.
  ///
  /// - Parameters:
  ///   - index: What to write.
  ///   - known: What the file has already; nil if that isn't known.
  /// - Throws: If it can't be written.
  func save(_ index: CacheIndex, unless known: CacheIndex? = nil) throws(WorkFailure) {
    guard index != known else { return }
    // A studio checks and builds at once, and both would write the same unfinished file.
    try Self.writing.withLock { _ throws(WorkFailure) in
      var index = index
      if let known, indexStamp != loaded.value {
        index = index.merging(readIndex(), since: known)
      }
      // An array that grows is in memory twice, and the index is about as long as it was.
      let size = indexStamp?.size ?? 0
      try write(packing(index, capacity: size + size / 16), to: Self.index)
    }
  }

  private func packing(_ value: some Packed, capacity: Int = 0) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(capacity)
    value.pack(into: &bytes)
    return bytes
  }

  private func write(_ bytes: [UInt8], to name: String) throws(WorkFailure) {
    try FileSystem.createFolder(folder)
    makeRoom(for: name)
    var hasher = CacheEntry.hasher(for: name)
    hasher.update(bytes)
    let file = try PendingFile(for: "\(folder)/\(name)")
    try file.append(CacheEntry.head(hash: hasher.finish()))
    try file.append(bytes)
    try file.commit(replaces: true)
  }

  private func packed(_ name: String) -> PackedBytes? {
    guard let file = CacheEntry.open(name, in: folder, verified: verified),
      let bytes = try? file.bytes(CacheEntry.headLength..<file.size)
    else { return nil }
    return PackedBytes(bytes)
  }

  /// Removes what a run that died left of the index.
  ///
  /// What it left of masters and pictures, `keepMasters` and `keepPictures` remove.
  func sweep() { FileSystem.removeLeftovers(of: Self.index, in: folder) }

  /// Opens a master.
  ///
  /// - Parameter key: The hash of everything that it's made from.
  /// - Returns: Nil if there's none, or it's damaged.
  func master(_ key: String) -> Master? {
    Master("\(Self.masters)/\(key)", in: folder, verified: verified)
  }

  /// Starts a master, which replaces one that exists.
  ///
  /// - Parameter key: The hash of everything that it's made from.
  /// - Returns: A writer without frames.
  /// - Throws: If it can't be created.
  func newMaster(_ key: String) throws(WorkFailure) -> MasterWriter {
    let name = "\(Self.masters)/\(key)"
    try FileSystem.createFolder("\(folder)/\(Self.masters)")
    makeRoom(for: name)
    return try MasterWriter(name, in: folder)
  }

  /// Reads the small versions of a picture.
  ///
  /// - Parameter key: The hash of everything that they're made from.
  /// - Returns: Nil if there are none, or they're damaged.
  func smallPictures(_ key: String) -> SmallPictures? {
    guard var packed = packed("\(Self.pictures)/\(key)") else { return nil }
    return try? SmallPictures(from: &packed)
  }

  /// Keeps the small versions of a picture.
  ///
  /// - Parameters:
  ///   - pictures: The versions.
  ///   - key: The hash of everything that they're made from.
  /// - Throws: If they can't be written.
  func save(_ pictures: SmallPictures, key: String) throws(WorkFailure) {
    try FileSystem.createFolder("\(folder)/\(Self.pictures)")
    let bytes = packing(pictures)
    try Self.writing.withLock { _ throws(WorkFailure) in
      try write(bytes, to: "\(Self.pictures)/\(key)")
    }
  }

  /// Removes a folder in the place of an entry: a file can't replace it.
  private func makeRoom(for name: String) {
    let path = "\(folder)/\(name)"
    if FileSystem.isFolder(path) { FileSystem.remove(path) }
  }

  /// Keeps builds from removing masters while the lock exists: someone is about to use some that no build knows.
  ///
  /// - Returns: Nil if that isn't possible.
  /// - Throws: If the folder can't be made.
  func lockMasters() throws(WorkFailure) -> FolderLock? {
    let path = "\(folder)/\(Self.masters)"
    try FileSystem.createFolder(path)
    // A build removes masters in a moment.
    return try FolderLock(path, isShared: true) {}
  }

  /// Removes all other masters, unless someone uses them right now: then a later build does.
  ///
  /// - Parameter keys: The masters to keep.
  func keepMasters(_ keys: Set<String>) {
    guard let lock = try? FolderLock("\(folder)/\(Self.masters)") else { return }
    keep(keys, in: Self.masters)
    _ = lock
  }

  /// Removes all other small pictures.
  ///
  /// - Parameter keys: Those to keep.
  func keepPictures(_ keys: Set<String>) { keep(keys, in: Self.pictures) }

  private func keep(_ keys: Set<String>, in name: String) {
    let entries = "\(folder)/\(name)"
    // Files whose names don't look like ours aren't ours to remove.
    let isOurs = { (name: String) in
      (name.split(separator: ".").first ?? "").utf8.allSatisfy {
        (48...57).contains($0) || (97...102).contains($0)
      } && (!name.contains(".") || name.contains(".new-"))
    }
    for name in FileSystem.names(in: entries) ?? [] where !keys.contains(name) && isOurs(name) {
      FileSystem.remove("\(entries)/\(name)")
    }
  }
}

/// A stamp that's found after its owner was made.
private final class LoadedStamp: Sendable {
  private let stamp = Mutex<FileStamp?>(nil)

  var value: FileStamp? {
    get { stamp.withLock { $0 } }
    set { stamp.withLock { $0 = newValue } }
  }
}
