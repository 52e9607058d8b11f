import RoadcastHashing
import RoadcastFiles

/// The form of every file of the cache: a line with the form's name, a checksum, the content.
enum CacheEntry {
  private static let formName = Array("roadcast 2\n".utf8)

  /// The number of bytes ahead of the content.
  static let headLength = formName.count + 64

  /// The bytes ahead of the content.
  ///
  /// - Parameter hash: The content's SHA-256.
  /// - Returns: As many bytes as `headLength`.
  static func head(hash: String) -> [UInt8] { formName + Array(hash.utf8) }

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
    guard let head = try? file.bytes(0..<headLength),
      let hash = try? Digest.hex(of: file, from: headLength),
      head == self.head(hash: hash)
    else { return nil }
    verified.add(name, file.stamp)
    return file
  }
}
