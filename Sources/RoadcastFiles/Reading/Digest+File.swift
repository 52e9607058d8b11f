package import RoadcastHashing

extension Digest {
  /// The SHA-256 of a file's content.
  ///
  /// - Parameter file: an open file.
  /// - Returns: 64 hexadecimal digits in lower case.
  /// - Throws: when the file can't be read.
  package static func hex(of file: InputFile) throws(WorkFailure) -> String {
    var hasher = SHA256Hasher()
    try file.readBlocks { hasher.update($0) }
    return hasher.finish()
  }
}
