import CFileSystem

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A plain file of the workspace, open for reading.
///
/// It is used by one task at a time; the descriptor is closed with it.
package final class InputFile: Sendable {
  package enum OpenFailure: Error, Equatable {
    case missing
    /// It, or a folder on the way, is a symbolic link.
    case link
    /// Something else than a plain file, with an article.
    case special(String)
    case refused(Int32)

    /// What is wrong, in words that follow the file's name.
    package var message: String {
      switch self {
      case .missing: "is not there"
      case .link: "is a symbolic link; put the file itself there"
      case .special(let kind): "is \(kind), not a plain file"
      case .refused(let code): "can't be opened: \(WorkFailure.words(for: code))"
      }
    }
  }

  package let descriptor: Int32
  package let stamp: FileStamp

  package var size: Int { stamp.size }

  private init(descriptor: Int32, stamp: FileStamp) {
    self.descriptor = descriptor
    self.stamp = stamp
  }

  deinit { close(descriptor) }

  /// Opens a file below a folder, following no link on the way and waiting for no pipe.
  ///
  /// - `path`: as `WorkspacePath` makes it: relative, without `..`.
  /// - `folder`: an open descriptor.
  package static func open(_ path: String, in folder: Int32) throws(OpenFailure) -> InputFile {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    var descriptor = unsafe roadcast_open_below(folder, path, flags)
    if descriptor < 0 { descriptor = try walk(path, from: folder, flags) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw .refused(code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .special(kind(status.st_mode))
    }
    return InputFile(descriptor: descriptor, stamp: FileStamp(status))
  }

  /// The file with an absolute path, open for reading; nil where there is nothing.
  ///
  /// - Throws: where something else than a plain file has the path, or it can't be opened.
  package static func existing(at path: String) throws(WorkFailure) -> InputFile? {
    let root = unsafe Glibc.open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard root >= 0 else { throw WorkFailure(doing: "open /", code: errno) }
    defer { close(root) }
    do {
      return try open(String(path.drop { $0 == "/" }), in: root)
    } catch .missing {
      return nil
    } catch {
      throw WorkFailure("\(path) \(error.message)")
    }
  }

  /// Opens a file folder by folder, which takes longer and finds out why it can't be.
  private static func walk(
    _ path: String,
    from folder: Int32,
    _ flags: Int32
  ) throws(OpenFailure) -> Int32 {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last else { throw .missing }
    var current = folder
    defer { if current != folder { close(current) } }
    for part in parts.dropLast() {
      let next = openSpelt(part, in: current, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard next >= 0 else { throw failure(errno, part, in: current) }
      if current != folder { close(current) }
      current = next
    }
    let descriptor = openSpelt(name, in: current, flags)
    guard descriptor >= 0 else { throw failure(errno, name, in: current) }
    return descriptor
  }

  /// Opens what has a name in a folder, or the same name with its accents spelt in another way (`é`
  /// as one character or as two): what a manifest holds and what a disk keeps may differ there.
  ///
  /// The descriptor is negative on failure, with `errno` set.
  private static func openSpelt(_ name: String, in folder: Int32, _ flags: Int32) -> Int32 {
    let descriptor = unsafe openat(folder, name, flags)
    guard descriptor < 0, errno == ENOENT, !name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return descriptor
    }
    // Equal strings are canonically equivalent.
    let spelt = Folder.names(".", in: folder)?.first { $0 == name }
    errno = ENOENT
    guard let spelt else { return descriptor }
    return unsafe openat(folder, spelt, flags)
  }

  private static func failure(_ code: Int32, _ name: String, in folder: Int32) -> OpenFailure {
    var status = stat()
    if code == ELOOP || code == ENOTDIR,
      unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
      status.st_mode & S_IFMT == S_IFLNK
    {
      return .link
    }
    switch code {
    case ENOENT, ENOTDIR: return .missing
    case ENXIO: return .special("a pipe or a socket")
    default: return .refused(code)
    }
  }

  private static func kind(_ mode: mode_t) -> String {
    switch mode & S_IFMT {
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    case S_IFCHR, S_IFBLK: "a device"
    default: "something special"
    }
  }

  /// Fails when the file is no longer what it was when it was opened: what was read may be of two.
  package func requireUnchanged(_ path: String) throws(WorkFailure) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, FileStamp(status) == stamp else {
      throw Self.changed(path)
    }
  }

  package static func changed(_ path: String) -> WorkFailure {
    WorkFailure("\(path) changed while it was read; let the recording end, and run this again")
  }

  /// The whole content, or nil when it is longer than `limit` bytes.
  package func read(limit: Int) throws(WorkFailure) -> [UInt8]? {
    guard size <= limit else { return nil }
    var content: [UInt8] = []
    // Not more than what is really there may need: the size is only what the file says.
    content.reserveCapacity(min(size, 16 << 20))
    try readBlocks { content.append(contentsOf: $0) }
    return content.count <= limit ? content : nil
  }

  /// A stretch of the content that is surely there.
  ///
  /// - `range`: bytes.
  package func bytes(_ range: Range<Int>) throws(WorkFailure) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(range.count)
    try readBlocks(in: range) { content.append(contentsOf: $0) }
    return content
  }

  /// Gives the content, or a stretch of it, to `body` block by block.
  ///
  /// - `range`: bytes; all of them when nil.
  package func readBlocks(
    in range: Range<Int>? = nil,
    _ body: (ArraySlice<UInt8>) throws(WorkFailure) -> Void
  ) throws(WorkFailure) {
    let end = range?.upperBound ?? Int.max
    var offset = range?.lowerBound ?? 0
    // A small file needs no large block; one byte more shows that it is no longer than it says.
    let likely = range == nil ? max(1 << 12, min(size, 1 << 18) + 1) : end - offset
    var block = [UInt8](repeating: 0, count: min(1 << 18, likely))
    while offset < end {
      let wanted = min(block.count, end - offset)
      let got = unsafe block.withUnsafeMutableBytes { buffer in
        unsafe pread(descriptor, buffer.baseAddress, wanted, off_t(offset))
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw WorkFailure(doing: "read a file", code: errno) }
      guard got > 0 else { break }
      try body(block[..<got])
      offset += got
    }
    guard range == nil || offset == end else {
      throw WorkFailure("a file became shorter while it was read")
    }
  }
}
