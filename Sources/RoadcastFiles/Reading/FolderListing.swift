import Glibc
package import SystemPackage

/// Everything below a folder: its files with their stamps, its folders, and what's neither.
///
/// All paths are relative to the folder.
package struct FolderListing: Equatable, Sendable {
  package struct File: Equatable, Sendable {
    package var stamp: FileStamp
    package var permissions: FilePermissions
  }

  /// Which of a folder's entries are listed: several shares make a listing of all of it on several cores.
  package struct Share: Sendable {
    private let number: Int
    private let count: Int

    /// The whole folder.
    package static let all = Share(number: 0, count: 1)

    /// Divides a folder.
    ///
    /// - Parameter count: How many shares there are; less than 1 counts as 1.
    /// - Returns: The shares; each entry is in one of them.
    package static func divide(into count: Int) -> [Share] {
      (0..<max(1, count)).map { Share(number: $0, count: max(1, count)) }
    }

    /// Decided by the name alone: entries can come and go while the shares are listed.
    fileprivate func contains(_ name: String) -> Bool {
      count == 1 || name.utf8.reduce(0) { $0 &+ Int($1) } % count == number
    }
  }

  /// The regular files, by path.
  package private(set) var files: [String: File] = [:]

  /// The permissions of the folders, by path; the folder itself has an empty one.
  package private(set) var folders: [String: FilePermissions] = [:]

  /// Links, pipes and other things that are neither files nor folders.
  package private(set) var others: Set<String> = []

  /// What no path leads to, because its name isn't UTF-8; the bytes that aren't are replaced.
  package private(set) var unnamable: [String] = []

  /// The paths of everything that isn't a folder, sorted.
  package var paths: [String] { (Array(files.keys) + others).sorted() }

  /// The listing of a folder that doesn't exist.
  package init() {}

  /// Lists a folder.
  ///
  /// - Parameters:
  ///   - path: An absolute path; a link at its end isn't followed.
  ///   - name: The name of a folder in it that is listed alone, with its name ahead of all paths.
  ///   - share: The entries that are listed, of the folder itself and not of those in it.
  ///   - skipped: The names of what is left out.
  /// - Throws: If the folder or one below it can't be read: half a listing would be wrong.
  package init(
    of path: String,
    only name: String? = nil,
    share: Share = .all,
    except skipped: Set<String> = []
  ) throws(WorkFailure) {
    let part = name.map { "\(path)/\($0)" } ?? path
    do throws(Errno) {
      try add(part, of: AT_FDCWD, at: name ?? "", share: share, except: skipped)
    } catch {
      throw WorkFailure(doing: "read the folder \(part)", isReading: true, error)
    }
  }

  /// Lists a part of a folder.
  ///
  /// - Parameters:
  ///   - path: An absolute path; a link at its end isn't followed.
  ///   - isWanted: Whether the folder with this relative path is listed; others needn't be readable.
  /// - Throws: If the folder or one of those can't be read.
  package init(
    of path: String,
    folders isWanted: (String) -> Bool
  ) throws(WorkFailure) {
    var current = path
    do throws(Errno) {
      try add(path, of: AT_FDCWD, at: "") { folder in
        guard isWanted(folder) else { return false }
        current = "\(path)/\(folder)"
        return true
      }
    } catch {
      throw WorkFailure(doing: "read the folder \(current)", isReading: true, error)
    }
  }

  /// Joins the listings of a folder's parts.
  package init(joining parts: [FolderListing]) {
    files.reserveCapacity(parts.reduce(0) { $0 + $1.files.count })
    for part in parts {
      files.merge(part.files) { $1 }
      folders.merge(part.folders) { $1 }
      others.formUnion(part.others)
      unnamable += part.unnamable
    }
  }

  /// Whether a path leads to anything but a folder.
  package func contains(_ path: String) -> Bool {
    files[path] != nil || !others.isEmpty && others.contains(path)
  }

  /// Whether everything is as it was in another listing; links to files may have come and gone.
  ///
  /// - Parameter other: A listing of the same folder.
  /// - Returns: Whether names, contents and permissions are the same.
  package func hasSameContent(as other: FolderListing) -> Bool {
    files.count == other.files.count && folders == other.folders && others == other.others
      && unnamable == other.unnamable
      && files.allSatisfy { path, file in
        guard let old = other.files[path] else { return false }
        return file.permissions == old.permissions && file.stamp.hasSameContent(as: old.stamp)
      }
  }

  /// Adds a folder with everything in it.
  ///
  /// - Parameters:
  ///   - name: The folder's name.
  ///   - parent: The descriptor of the folder that it's in.
  ///   - path: The folder's path.
  ///   - share: The entries of the folder that are listed.
  ///   - skipped: The names of what is left out.
  ///   - isWanted: Whether the folder with this relative path is listed.
  /// - Throws: Why it can't be read.
  private mutating func add(
    _ name: String,
    of parent: Int32,
    at path: String,
    share: Share = .all,
    except skipped: Set<String> = [],
    folders isWanted: (String) -> Bool = { _ in true }
  ) throws(Errno) {
    let options = FileDescriptor.OpenOptions([.directory, .noFollow, .closeOnExec]).rawValue
    let descriptor = try systemCall { unsafe openat(parent, name, options) }
    guard let stream = unsafe fdopendir(descriptor) else {
      let failure = Errno(rawValue: errno)
      _ = Glibc.close(descriptor)
      throw failure
    }
    // Closes the descriptor too.
    defer { unsafe closedir(stream) }
    var status = stat()
    try systemCall { unsafe fstat(descriptor, &status) }
    folders[path] = Self.permissions(status)
    let prefix = path.isEmpty ? "" : path + "/"
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw Errno(rawValue: errno) }
        return
      }
      let (name, isUTF8) = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        let bytes = unsafe UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self)
        let valid = unsafe String(validatingCString: bytes)
        return unsafe (valid ?? String(cString: bytes), valid != nil)
      }
      if name == "." || name == ".." || !share.contains(name) { continue }
      guard isUTF8 else {
        unnamable.append(prefix + name)
        continue
      }
      // What has gone meanwhile isn't there.
      guard unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
        !skipped.contains(name)
      else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG:
        files[prefix + name] = File(
          stamp: FileStamp(Stat(rawValue: status)),
          permissions: Self.permissions(status)
        )
      case S_IFDIR:
        guard isWanted(prefix + name) else { continue }
        try add(name, of: descriptor, at: prefix + name, folders: isWanted)
      default: others.insert(prefix + name)
      }
    }
  }

  private static func permissions(_ status: stat) -> FilePermissions {
    FilePermissions(rawValue: status.st_mode & 0o7777)
  }
}
