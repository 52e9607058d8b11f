import RoadcastFiles

extension PendingFile {
  /// Writes a text to a new file, whole or not at all.
  ///
  /// - Parameters:
  ///   - text: The file's content.
  ///   - path: An absolute path, in a folder that exists.
  /// - Throws: `WorkFailure` if the file already exists, or if it can't be written.
  static func write(_ text: String, toNew path: String) throws(WorkFailure) {
    try write(Array(text.utf8), to: path, replaces: false)
  }
}
