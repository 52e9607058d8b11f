import RoadcastHashing
import RoadcastFiles

/// The form of every file of the cache: a line with the form's name, a checksum, the content.
///
/// The checksum is that of the entry's name and its content: an entry under another's name doesn't match.
enum CacheEntry {
  private static let formName = Array("roadcast 3\n".utf8)

  /// The number of bytes ahead of the content.
  static let headLength = formName.count + 64

  /// The bytes ahead of the content.
  ///
  /// - Parameter hash: The checksum.
  /// - Returns: As many bytes as `headLength`.
  static func head(hash: String) -> [UInt8] { formName + Array(hash.utf8) }

  /// Starts the checksum of an entry; its content has to follow.
  ///
  /// - Parameter name: The path below the cache's folder.
  /// - Returns: A hasher that already has the name.
  static func hasher(for name: String) -> SHA256Hasher {
    var hasher = SHA256Hasher()
    hasher.update(Array("\(name)\n".utf8))
    return hasher
  }

  /// Opens an entry.
  ///
  /// - Parameters:
  ///   - name: The path below the cache's folder.
  ///   - folder: The cache's folder, an absolute path.
  ///   - verified: The entries that don't have to be compared with their checksums again.
  /// - Returns: Nil if there's no such entry, or its content doesn't match its checksum.
  static func open(_ name: String, in folder: String, verified: VerifiedEntries) -> InputFile? {
    guard let file = try? Folder(folder).file(name), file.size >= headLength else { return nil }
    if verified.contain(name, file.stamp) { return file }
    var hasher = hasher(for: name)
    guard let head = try? file.bytes(0..<headLength),
      (try? file.readBlocks(in: headLength..<file.size, { hasher.update($0) })) != nil,
      head == self.head(hash: hasher.finish())
    else { return nil }
    verified.add(name, file.stamp)
    return file
  }
}
