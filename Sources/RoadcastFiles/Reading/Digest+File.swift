package import RoadcastHashing

extension Digest {
  /// The SHA-256 of a file's content.
  ///
  /// - Parameters:
  ///   - file: an open file.
  ///   - start: the place of the first byte that counts.
  /// - Returns: 64 hexadecimal digits in lower case.
  /// - Throws: when the file can't be read.
  package static func hex(of file: InputFile, from start: Int = 0) throws(WorkFailure) -> String {
    var hasher = SHA256Hasher()
    try file.readBlocks(in: start == 0 ? nil : start..<file.size) { hasher.update($0) }
    return hasher.finish()
  }
}
