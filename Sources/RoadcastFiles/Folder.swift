#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The few things done with folders by their paths.
package enum Folder {
  /// Makes a folder, and those above it too, as far as they are missing.
  package static func create(_ path: String, withParents: Bool = true) throws(WorkFailure) {
    guard unsafe mkdir(path, 0o755) != 0 else { return }
    switch errno {
    case EEXIST:
      return
    case ENOENT where withParents:
      guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { fallthrough }
      try create(String(path[..<slash]))
      guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else { fallthrough }
    default:
      throw WorkFailure(doing: "make the folder \(path)", code: errno)
    }
  }

  /// Fails where something else than a folder, such as a link to one, stands in its place.
  package static func requireFolder(_ path: String) throws(WorkFailure) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw WorkFailure("\(path) must be a folder, and is something else; remove it")
    }
  }

  /// The names in a folder, sorted, without `.` and `..`; nil when it can't be read.
  package static func names(_ path: String) -> [String]? {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    return names(closing: descriptor)
  }

  /// The same for a folder below another, following no link.
  package static func names(_ path: String, in folder: Int32) -> [String]? {
    var current = folder
    for part in path.split(separator: "/").map(String.init) {
      let next = unsafe openat(current, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      if current != folder { close(current) }
      guard next >= 0 else { return nil }
      current = next
    }
    guard current != folder else { return nil }
    return names(closing: current)
  }

  private static func names(closing descriptor: Int32) -> [String]? {
    guard let stream = unsafe fdopendir(descriptor) else {
      close(descriptor)
      return nil
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        // The end of the folder, or a failure to read on: half a listing would be a lie.
        guard errno == 0 else { return nil }
        break
      }
      let bytes = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      if bytes != ".", bytes != ".." { names.append(bytes) }
    }
    return names.sorted()
  }

  /// Whether there is a folder (not a link to one).
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  package static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Removes a folder with all that is in it, or a file, or a link and not what it leads to.
  ///
  /// What is not there is no failure.
  package static func remove(_ path: String) {
    guard exists(path) else {
      unsafe unlink(path)
      return
    }
    for name in names(path) ?? [] { remove("\(path)/\(name)") }
    unsafe rmdir(path)
  }

  /// Removes what a process that died was about to give the name `name`: `NAME.new-PROCESS`.
  package static func removeLeftovers(of name: String, in folder: String) {
    let prefix = "\(name).new-"
    for entry in names(folder) ?? [] where entry.hasPrefix(prefix) {
      var process = entry.dropFirst(prefix.count)
      if process.hasSuffix(Interruption.stopped) { process.removeLast(Interruption.stopped.count) }
      guard !process.isEmpty, process.utf8.allSatisfy({ (48...57).contains($0) }) else { continue }
      remove("\(folder)/\(entry)")
    }
  }

  /// The paths of all files below a folder, relative to it, sorted.
  package static func files(below path: String) -> [String] { stamps(below: path).map(\.path) }

  /// The files below a folder, by their paths relative to it, sorted; what is no plain file has no
  /// stamp.
  package static func stamps(
    below path: String,
    prefix: String = ""
  ) -> [(path: String, stamp: FileStamp?)] {
    (names(path) ?? []).flatMap { name -> [(path: String, stamp: FileStamp?)] in
      let child = "\(path)/\(name)"
      let stamp = FileStamp(path: child)
      return stamp == nil && exists(child)
        ? stamps(below: child, prefix: "\(prefix)\(name)/") : [("\(prefix)\(name)", stamp)]
    }
  }
}
