import Glibc

/// Removes what processes that died left behind.
extension FileSystem {
  /// Removes the files that processes that died left in a folder: `NAME.new-PROCESS`.
  ///
  /// - Parameters:
  ///   - folder: An absolute path.
  ///   - isOurs: Whether a file with this `NAME` can be one of ours: other files may have such names too.
  package static func removeLeftoverFiles(
    in folder: String,
    where isOurs: (String) -> Bool
  ) {
    for name in names(in: folder) ?? [] {
      guard let mark = name.ranges(of: ".new-").last, let process = Int32(name[mark.upperBound...]),
        process > 0, mark.lowerBound > name.startIndex, isOurs(String(name[..<mark.lowerBound]))
      else { continue }
      // Without a signal, this only asks whether the process exists.
      let isRunning = kill(process, 0) == 0 || errno != ESRCH
      if !isRunning { removeFile("\(folder)/\(name)") }
    }
  }

  /// Removes what processes that died left of work on a file or folder: `NAME.new-PROCESS`.
  ///
  /// A folder that someone has locked is still worked on, and stays.
  ///
  /// - Parameters:
  ///   - name: The name that the work was for.
  ///   - folder: The absolute path of the folder that it's in.
  package static func removeLeftovers(of name: String, in folder: String) {
    let prefix = "\(name).new-"
    for entry in names(in: folder) ?? [] where entry.hasPrefix(prefix) {
      var process = entry.dropFirst(prefix.count)
      if process.hasSuffix(UnfinishedWork.discardedSuffix) {
        process.removeLast(UnfinishedWork.discardedSuffix.count)
      }
      guard !process.isEmpty, process.utf8.allSatisfy({ (48...57).contains($0) }) else { continue }
      let path = "\(folder)/\(entry)"
      if isFolder(path) {
        guard let lock = try? FolderLock(path) else { continue }
        remove(path)
        _ = lock
      } else {
        removeFile(path)
      }
    }
  }
}
