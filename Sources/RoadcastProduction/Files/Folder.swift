#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The few things done with folders by their paths.
enum Folder {
  /// Makes a folder and those above it, as far as they are missing.
  static func create(_ path: String) throws(WorkFailure) {
    guard unsafe mkdir(path, 0o755) != 0 else { return }
    switch errno {
    case EEXIST:
      return
    case ENOENT:
      guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { fallthrough }
      try create(String(path[..<slash]))
      guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else { fallthrough }
    default:
      throw WorkFailure(doing: "make the folder \(path)", code: errno)
    }
  }

  /// The names in a folder, sorted, without `.` and `..`; nil when it can't be read.
  static func names(_ path: String) -> [String]? {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    return names(closing: descriptor)
  }

  /// The same for a folder below another, following no link.
  static func names(_ path: String, in folder: Int32) -> [String]? {
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
    while let entry = unsafe readdir(stream) {
      let bytes = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      if bytes != ".", bytes != ".." { names.append(bytes) }
    }
    return names.sorted()
  }

  /// Whether there is a folder (not a link to one).
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Removes a folder with all that is in it, or a file, or a link and not what it leads to.
  ///
  /// What is not there is no failure.
  static func remove(_ path: String) {
    guard exists(path) else {
      unsafe unlink(path)
      return
    }
    for name in names(path) ?? [] { remove("\(path)/\(name)") }
    unsafe rmdir(path)
  }

  /// The paths of all plain files below a folder, relative to it, sorted.
  static func files(below path: String, prefix: String = "") -> [String] {
    (names(path) ?? []).flatMap { name in
      let child = "\(path)/\(name)"
      return exists(child)
        ? files(below: child, prefix: "\(prefix)\(name)/") : ["\(prefix)\(name)"]
    }
  }
}
