import RoadcastFiles

/// What a command has created so far, so that all of it can be taken back when something fails.
struct NewFiles {
  private var paths: [String] = []

  /// Creates a folder and those above it, as far as they don't exist.
  ///
  /// - Parameter path: An absolute path.
  /// - Throws: If one can't be created.
  mutating func createFolder(_ path: String) throws(WorkFailure) {
    guard !FileSystem.exists(path) else {
      try FileSystem.requireFolder(path)
      return
    }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try createFolder(String(path[..<slash]))
    }
    try FileSystem.createFolder(path, withParents: false)
    paths.append(path)
  }

  /// Writes a whole file, or nothing.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - path: An absolute path that nothing has.
  /// - Throws: If it can't be written.
  mutating func write(_ bytes: [UInt8], to path: String) throws(WorkFailure) {
    try PendingFile.write(bytes, to: path, replaces: false)
    paths.append(path)
  }

  /// Notes a file that was created in another way.
  mutating func add(_ path: String) { paths.append(path) }

  /// Removes everything that was created; a folder stays if something else is in it by now.
  func undo() {
    for path in paths.reversed() {
      if FileSystem.isFolder(path) {
        FileSystem.removeEmptyFolder(path)
      } else {
        FileSystem.removeFile(path)
      }
    }
  }
}
