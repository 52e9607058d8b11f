import RoadcastFiles

/// A note that what was sent hasn't been seen at the public address yet, so that the next run looks again.
struct PendingVerification {
  /// An absolute path; the file exists while there's something to look at.
  let file: String

  /// Notes that something is about to be sent.
  ///
  /// - Throws: If it can't be written.
  func begin() throws(WorkFailure) {
    let seconds = FileStamp.now / 1_000_000_000
    try PendingFile.write(Array("\(seconds)\n".utf8), to: file, replaces: true)
  }

  /// How long ago the last sending began; nil if nothing is to be looked at.
  var secondsSinceSending: Int64? {
    guard let bytes = (try? InputFile.existing(at: file)?.read(limit: 64)) ?? nil else {
      return nil
    }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    let age = Int64(FileStamp.now / 1_000_000_000) - (words.first.flatMap { Int64($0) } ?? 0)
    // A clock that was set back makes nothing fresh for ever.
    return age < 0 ? .max : age
  }

  /// Notes that everything was seen.
  func finish() { FileSystem.removeFile(file) }
}
