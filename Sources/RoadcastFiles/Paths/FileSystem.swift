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

  /// Whether files can be moved between two folders: never from one mount to another, not even on one disk.
  ///
  /// - Parameters:
  ///   - folder: Where they are.
  ///   - other: Where they're to be.
  /// - Returns: False only if the system says so.
  package static func canMove(from folder: String, to other: String) -> Bool {
    // The system compares the mounts before it looks for the file, which doesn't exist.
    let name = ".roadcast-\(ProcessEnvironment.processID)-none"
    do {
      try rename("\(folder)/\(name)", to: "\(other)/\(name)")
      return true
    } catch {
      return error != .improperLink
    }
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

  /// Exchanges two folders of one file system, in one step.
  ///
  /// - Parameters:
  ///   - path: The path of one.
  ///   - other: The path of the other.
  /// - Throws: Why they can't be exchanged: some file systems never allow it.
  package static func exchange(_ path: String, with other: String) throws(Errno) {
    try systemCall { unsafe roadcast_exchange(path, other) }
  }
}
