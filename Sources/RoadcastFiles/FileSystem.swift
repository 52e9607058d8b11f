import CFileSystem
import Glibc
package import SystemPackage

/// What's done with files and folders by their paths.
package enum FileSystem {
  /// The permissions of new folders; the user's mask takes some away.
  private static let folderPermissions: mode_t = 0o755

  /// Creates a folder; one that exists is left as it is.
  ///
  /// - Parameters:
  ///   - path: An absolute path.
  ///   - withParents: Whether the folders above it are created too.
  /// - Throws: If a folder can't be created.
  package static func createFolder(
    _ path: String,
    withParents: Bool = true
  ) throws(WorkFailure) {
    do throws(Errno) {
      try systemCall { unsafe mkdir(path, folderPermissions) }
    } catch .fileExists {
      return
    } catch .noSuchFileOrDirectory where withParents && path.dropFirst().contains("/") {
      try createFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
      try createFolder(path, withParents: false)
    } catch {
      throw WorkFailure(doing: "create the folder \(path)", error)
    }
  }

  /// Checks that a path belongs to a folder or to nothing: what's written below a link would end up
  /// elsewhere.
  ///
  /// - Parameter path: An absolute path.
  /// - Throws: If it's a link, a file or something else.
  package static func requireFolder(_ path: String) throws(WorkFailure) {
    guard exists(path), !isFolder(path) else { return }
    throw WorkFailure("\(path) isn't a folder; remove it, and Roadcast creates the folder")
  }

  /// Whether anything has the path; links aren't followed.
  package static func exists(_ path: String) -> Bool { type(of: path) != nil }

  /// Whether the path belongs to a folder, and not to a link to one.
  package static func isFolder(_ path: String) -> Bool { type(of: path) == .directory }

  /// Whether the path belongs to a symbolic link.
  package static func isLink(_ path: String) -> Bool { type(of: path) == .symbolicLink }

  /// What's written in a link.
  ///
  /// - Parameter path: An absolute path.
  /// - Returns: Nil for what isn't a link, or has too long a target.
  package static func linkTarget(_ path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: 4_096)
    let count = unsafe readlink(path, &bytes, bytes.count)
    guard count > 0, count < bytes.count else { return nil }
    return String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether a path belongs to something that this process's user owns.
  package static func isOwn(_ path: String) -> Bool {
    (unsafe try? Stat(path, followTargetSymlink: false))?.userID.rawValue == geteuid()
  }

  private static func type(of path: String) -> FileType? {
    (unsafe try? Stat(path, followTargetSymlink: false))?.type
  }

  /// Resolves links, `.` and `..`.
  ///
  /// - Parameter path: Absolute, or relative to the current folder.
  /// - Returns: An absolute path; nil if nothing has the path.
  package static func resolved(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Lists a folder.
  ///
  /// - Parameter path: An absolute path; links in it are followed, but not at its end.
  /// - Returns: The names, sorted, without `.` and `..`; nil if there's no such folder, or it can't be read.
  package static func names(in path: String) -> [String]? {
    let options = Folder.folderOptions
    return (try? FileDescriptor.open(FilePath(path), .readOnly, options: options))
      .flatMap(Folder.names(closing:))
  }

  /// The bytes that this process can still write where a folder is; nil if the system doesn't say.
  package static func freeBytes(at path: String) -> Int? {
    var status = statvfs()
    guard unsafe statvfs(path, &status) == 0 else { return nil }
    return Int(
      clamping: status.f_bavail.multipliedReportingOverflow(by: status.f_frsize).partialValue
    )
  }

  /// Renames a file or a folder, in one step; a file that has the new name is replaced.
  ///
  /// - Parameters:
  ///   - path: The path it has.
  ///   - newPath: The path it gets, on the same file system.
  /// - Throws: Why it can't be renamed.
  package static func rename(_ path: String, to newPath: String) throws(Errno) {
    try systemCall { unsafe Glibc.rename(path, newPath) }
  }

  /// Renames a file, in one step; nothing is ever replaced.
  ///
  /// - Parameters:
  ///   - path: The path it has.
  ///   - newPath: The path it gets, on the same file system.
  /// - Throws: `fileExists` if something has the new path already, or why it can't be renamed.
  package static func rename(_ path: String, toNew newPath: String) throws(Errno) {
    do {
      try systemCall { unsafe roadcast_rename_new(path, newPath) }
    } catch {
      // File systems of cameras and network drives have neither this call nor second names for files.
      guard [.invalidArgument, .noFunction, .notSupported].contains(error) else { throw error }
      guard !exists(newPath) else { throw .fileExists }
      try rename(path, to: newPath)
    }
  }

  /// Gives a file a second name.
  ///
  /// - Parameters:
  ///   - path: The path it has.
  ///   - newPath: The path it gets too, on the same file system.
  /// - Throws: `fileExists` if something has the new path already, or why it can't be linked: some file
  ///   systems never allow it.
  package static func link(_ path: String, to newPath: String) throws(Errno) {
    try systemCall { unsafe Glibc.link(path, newPath) }
  }

  /// Sets the permissions of a file or folder.
  ///
  /// - Parameters:
  ///   - path: A link at its end is followed.
  ///   - permissions: All of them, whatever the user's mask is.
  /// - Throws: Why they can't be set.
  package static func setPermissions(
    of path: String,
    to permissions: FilePermissions
  ) throws(Errno) {
    try systemCall { unsafe chmod(path, permissions.rawValue) }
  }

  /// Makes a folder accessible to its owner only, where that's possible.
  ///
  /// - Parameter path: An absolute path.
  package static func keepPrivate(_ path: String) {
    try? setPermissions(of: path, to: .ownerReadWriteExecute)
  }

  /// Gives a file or folder the owner, the group and the permissions of another.
  ///
  /// - Parameters:
  ///   - path: The path that has them.
  ///   - other: The path that gets them.
  /// - Throws: If they can't be set. Only an administrator may give files away; others keep them.
  package static func copyAttributes(of path: String, to other: String) throws(Errno) {
    var status = stat()
    try systemCall { unsafe lstat(path, &status) }
    var present = stat()
    try systemCall { unsafe lstat(other, &present) }
    // A service may be forbidden even to ask.
    let isSame = present.st_uid == status.st_uid && present.st_gid == status.st_gid
    if !isSame, unsafe lchown(other, status.st_uid, status.st_gid) != 0, getuid() == 0 {
      throw Errno(rawValue: errno)
    }
    try setPermissions(of: other, to: FilePermissions(rawValue: status.st_mode & 0o7777))
  }

  /// Whether another file system, or another part of one, is mounted at a folder: it can't be renamed.
  ///
  /// - Parameter path: An absolute path.
  /// - Returns: False where the system doesn't say.
  package static func isMounted(at path: String) -> Bool {
    unsafe roadcast_is_mount_root(path) == 1
  }

  /// Whether this process may create files in a folder, as far as its permissions and the file system's
  /// say.
  ///
  /// - Parameter path: An absolute path.
  /// - Throws: Why it may not.
  package static func requireWritable(_ path: String) throws(Errno) {
    try systemCall { unsafe access(path, W_OK | X_OK) }
  }

  /// Exchanges two folders of one file system, in one step.
  ///
  /// - Parameters:
  ///   - path: The path of one.
  ///   - other: The path of the other.
  /// - Throws: Why they can't be exchanged: some file systems never allow it.
  package static func exchange(_ path: String, with other: String) throws(Errno) {
    try systemCall { unsafe roadcast_exchange(path, other) }
  }

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

  /// Removes the files that processes that died left in a folder: `NAME.new-PROCESS`.
  ///
  /// - Parameters:
  ///   - folder: An absolute path.
  ///   - isOurs: Whether a file with this `NAME` can be one of ours: other files may have such names too.
  package static func removeLeftoverFiles(
    in folder: String,
    where isOurs: (String) -> Bool = { _ in true }
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
