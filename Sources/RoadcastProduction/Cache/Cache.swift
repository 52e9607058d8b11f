import FoundationEssentials

#if canImport(Glibc)
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

  private static let magic = Array("roadcast 1\n".utf8)

  init(workspace: Workspace) { folder = workspace.path(".roadcast/cache") }

  /// The index of the last run, or an empty one.
  func loadIndex() -> CacheIndex {
    guard let bytes = load("index.json"),
      let index = try? JSONDecoder().decode(CacheIndex.self, from: Data(bytes))
    else { return CacheIndex() }
    return index
  }

  func save(_ index: CacheIndex) throws(WorkFailure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(index) else { return }
    try store(Array(data), as: "index.json")
  }

  /// Removes what a run that died has left of the index; of masters, `keepMasters` does.
  func sweep() { Folder.removeLeftovers(of: "index.json", in: folder) }

  /// The frames of a master, or nil when they are not there or not whole.
  func master(_ key: String) -> [UInt8]? { load("masters/\(key)") }

  func storeMaster(_ frames: [UInt8], as key: String) throws(WorkFailure) {
    try store(frames, as: "masters/\(key)")
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
    let parent = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { return nil }
    defer { close(parent) }
    guard let file = try? InputFile.open(name, in: parent),
      var bytes = try? file.read(limit: 1 << 30)
    else { return nil }
    let head = Self.magic.count + 64
    guard bytes.count >= head, bytes.starts(with: Self.magic),
      bytes[Self.magic.count..<head].elementsEqual(Digest.hex(bytes[head...]).utf8)
    else { return nil }
    bytes.removeFirst(head)
    return bytes
  }

  /// Whole or not at all: another name first, then the right one.
  private func store(_ bytes: [UInt8], as name: String) throws(WorkFailure) {
    let path = "\(folder)/\(name)"
    let parent = path[..<(path.lastIndex(of: "/") ?? path.endIndex)]
    try Folder.create(String(parent))
    let temporary = "\(path).new-\(getpid())"
    unsafe unlink(temporary)
    do {
      let file = try OutputFile(path: temporary)
      try file.append(Self.magic + Array(Digest.hex(bytes).utf8))
      try file.append(bytes)
    } catch {
      unsafe unlink(temporary)
      throw error
    }
    guard unsafe rename(temporary, path) == 0 else {
      let code = errno
      unsafe unlink(temporary)
      throw WorkFailure(doing: "write \(path)", code: code)
    }
  }
}
