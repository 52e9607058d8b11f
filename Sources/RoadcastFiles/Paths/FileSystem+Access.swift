import CFileSystem
import Glibc
package import SystemPackage

/// Who owns files and folders, and what may be done with them.
extension FileSystem {
  /// Whether a path belongs to something that this process's user owns.
  package static func isOwn(_ path: String) -> Bool {
    (unsafe try? Stat(path, followTargetSymlink: false))?.userID.rawValue == geteuid()
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

  /// Whether a path belongs to a file that this process may run.
  ///
  /// - Parameter path: Links are followed.
  /// - Returns: False also for folders.
  package static func isExecutable(_ path: String) -> Bool {
    let type = (unsafe try? Stat(path, followTargetSymlink: true))?.type
    return unsafe type == .regular && access(path, X_OK) == 0
  }

  /// Whether this process may create files in a folder, as far as its permissions and the file system's
  /// say.
  ///
  /// - Parameter path: An absolute path.
  /// - Throws: Why it may not.
  package static func requireWritable(_ path: String) throws(Errno) {
    try systemCall { unsafe access(path, W_OK | X_OK) }
  }
}
