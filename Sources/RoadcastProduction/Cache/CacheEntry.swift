import RoadcastHashing
import RoadcastFiles

/// The form of every file of the cache: a line that names the form, a checksum, the content.
enum CacheEntry {
  private static let magic = Array("roadcast 2\n".utf8)

  /// Bytes in front of the content.
  static let headLength = magic.count + 64

  /// - `hash`: SHA-256 of the content.
  static func head(hash: String) -> [UInt8] { magic + Array(hash.utf8) }

  /// Opens an entry; nil when it is not there, or its content does not fit its checksum.
  ///
  /// - `name`: the path below the folder.
  /// - `folder`: the cache's, an absolute path.
  /// - `seen`: what need not be held against its checksum again.
  static func open(_ name: String, in folder: String, seen: SeenEntries) -> InputFile? {
    guard let file = try? Workspace(root: folder).file(name), file.size >= headLength else {
      return nil
    }
    if seen.hold(name, file.stamp) { return file }
    guard let head = try? file.bytes(0..<headLength),
      let hash = try? Digest.hex(of: file, from: headLength),
      head == self.head(hash: hash)
    else { return nil }
    seen.add(name, file.stamp)
    return file
  }
}
