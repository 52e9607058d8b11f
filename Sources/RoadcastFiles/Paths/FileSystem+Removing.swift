import Glibc
package import SystemPackage

/// Removes files and folders.
extension FileSystem {
  /// Removes a folder with everything in it, or a file, or a link but not its target.
  ///
  /// What can't be removed stays, without an error.
  ///
  /// - Parameters:
  ///   - path: An absolute path; nothing has to have it.
  ///   - prefix: What comes before the paths that `isWanted` gets.
  ///   - isWanted: Whether to remove the file with this path, which is relative to the folder; a folder that
  ///     isn't empty at the end stays.
  package static func remove(
    _ path: String,
    prefix: String = "",
    where isWanted: (String) -> Bool = { _ in true }
  ) {
    guard isFolder(path) else {
      removeFile(path)
      return
    }
    removeFolder(path, prefix: prefix, where: isWanted)
  }

  private static func removeFolder(_ path: String, prefix: String, where isWanted: (String) -> Bool)
  {
    if unsafe access(path, R_OK | W_OK | X_OK) != 0 {
      // Someone has taken away the permission to change it, which the owner can give again.
      try? setPermissions(of: path, to: .ownerReadWriteExecute)
    }
    guard let folder = try? Folder(path) else { return }
    for name in folder.unsortedNames
    where !(isWanted(prefix + name) && folder.removeFile(name)) {
      let child = "\(path)/\(name)"
      guard isFolder(child) else { continue }
      removeFolder(child, prefix: "\(prefix)\(name)/", where: isWanted)
    }
    _ = try? systemCall { unsafe rmdir(path) }
  }

  /// Removes a file or a link, but no folder.
  ///
  /// - Parameter path: An absolute path.
  /// - Throws: Why it's still there.
  package static func unlink(_ path: String) throws(Errno) {
    try systemCall { unsafe Glibc.unlink(path) }
  }

  /// Removes a file or a link, but no folder.
  ///
  /// - Parameter path: An absolute path; nothing has to have it.
  package static func removeFile(_ path: String) {
    try? unlink(path)
  }

  /// Removes a folder if nothing is in it.
  ///
  /// - Parameter path: An absolute path.
  package static func removeEmptyFolder(_ path: String) {
    _ = try? systemCall { unsafe rmdir(path) }
  }
}
