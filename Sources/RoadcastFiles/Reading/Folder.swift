import CFileSystem
import Dispatch
import Glibc
import SystemPackage

/// An open folder, and the way to everything below it: no link leads out of it.
package final class Folder: Sendable {
  /// The path it was opened with, for messages.
  package let path: String

  private let descriptor: FileDescriptor

  /// How folders are opened that must not be links.
  static let folderOptions: FileDescriptor.OpenOptions = [.directory, .noFollow, .closeOnExec]

  /// Opens a folder.
  ///
  /// - Parameter path: Links in it are followed.
  /// - Throws: If there's no such folder, or it can't be opened.
  package convenience init(_ path: String) throws(WorkFailure) {
    do {
      let options: FileDescriptor.OpenOptions = [.directory, .closeOnExec]
      self.init(try FileDescriptor.open(FilePath(path), .readOnly, options: options), path: path)
    } catch {
      throw WorkFailure(doing: "open the folder \(path)", isReading: true, error)
    }
  }

  private init(_ descriptor: FileDescriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { try? descriptor.close() }

  /// Whether a path still leads to this folder, and not to another one that took its place.
  ///
  /// - Parameter path: An absolute path; links are followed.
  /// - Returns: False also if nothing has the path.
  package func isStill(at path: String) -> Bool {
    guard let own = try? descriptor.stat(),
      let other = unsafe try? Stat(path, followTargetSymlink: true)
    else { return false }
    // As long as this folder is open, no other one gets its number.
    return own.inode == other.inode && own.deviceID == other.deviceID
  }

  /// Opens a file below the folder, without following links and without waiting for pipes.
  ///
  /// - Parameters:
  ///   - path: Relative to the folder, without `..`.
  ///   - name: What messages call the file; its path if nil.
  /// - Returns: The file, open for reading.
  /// - Throws: If there's no such file, something other than a file has the path, or a link is on the way.
  package func file(
    _ path: String,
    called name: String? = nil
  ) throws(InputFile.OpenFailure) -> InputFile {
    try InputFile(open(path, [.noFollow, .nonBlocking, .closeOnExec]), path: name ?? path)
  }

  /// Lists a folder below this one, without following links.
  ///
  /// - Parameter path: Relative to the folder, without `..`.
  /// - Returns: The names, sorted, without `.` and `..`; nil if there's no such folder, or it can't be read.
  package func names(in path: String) -> [String]? { try? listing(of: path) }

  /// Lists a folder below this one, without following links.
  ///
  /// - Parameter path: Relative to the folder, without `..`.
  /// - Returns: The names, sorted, without `.` and `..`.
  /// - Throws: Why it can't be listed; `missing` if there's no such folder.
  package func listing(of path: String) throws(InputFile.OpenFailure) -> [String] {
    try Self.listing(closing: open(path, Self.folderOptions))
  }

  /// Finds the entries of a folder whose names aren't UTF-8, so that no manifest can name them.
  ///
  /// - Parameter path: The folder's path, relative to this one and without `..`.
  /// - Returns: The entries, sorted; nothing if the folder can't be read.
  package func unnameableEntries(in path: String) -> [UnnameableEntry] {
    guard let folder = try? open(path, Self.folderOptions) else { return [] }
    defer { try? folder.close() }
    var names: [[CChar]] = []
    guard let copy = try? folder.duplicate() else { return [] }
    unsafe try? Self.readEntries(closing: copy) { name in
      guard unsafe String(validatingCString: name) == nil else { return }
      names.append(unsafe Array(UnsafeBufferPointer(start: name, count: strlen(name) + 1)))
    }
    return names.map { name in
      let flags = Self.folderOptions.rawValue
      let opened = try? systemCall { unsafe openat(folder.rawValue, name, flags) }
      let inside = opened.flatMap { Self.names(closing: FileDescriptor(rawValue: $0)) }
      return UnnameableEntry(bytes: name.dropLast().map(UInt8.init(bitPattern:)), names: inside)
    }.sorted { $0.displayName < $1.displayName }
  }

  /// Lists an open folder, and closes it.
  static func names(closing descriptor: FileDescriptor) -> [String]? {
    try? listing(closing: descriptor)
  }

  /// The names in the folder, without `.` and `..`, as the file system keeps them.
  var unsortedNames: [String] {
    let copy = try? openExactly(".", Self.folderOptions)
    return copy.flatMap { try? Self.unsortedListing(closing: $0) } ?? []
  }

  private static func listing(
    closing descriptor: FileDescriptor
  ) throws(InputFile.OpenFailure) -> [String] {
    try unsortedListing(closing: descriptor).sorted()
  }

  private static func unsortedListing(
    closing descriptor: FileDescriptor
  ) throws(InputFile.OpenFailure) -> [String] {
    var names: [String] = []
    unsafe try readEntries(closing: descriptor) { unsafe names.append(String(cString: $0)) }
    return names
  }

  /// Reads the names in an open folder, without `.` and `..`, and closes it.
  private static func readEntries(
    closing descriptor: FileDescriptor,
    _ body: (UnsafePointer<CChar>) -> Void
  ) throws(InputFile.OpenFailure) {
    guard let stream = unsafe fdopendir(descriptor.rawValue) else {
      let failure = Errno(rawValue: errno)
      try? descriptor.close()
      throw .refused(failure)
    }
    // Closes the descriptor too.
    defer { unsafe closedir(stream) }
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        // The end of the folder, or a failure: half a list would be wrong.
        guard errno == 0 else { throw .refused(Errno(rawValue: errno)) }
        return
      }
      unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        let name = unsafe UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self)
        if unsafe strcmp(name, ".") != 0, unsafe strcmp(name, "..") != 0 { unsafe body(name) }
      }
    }
  }

  /// Removes a file or a link, but no folder.
  ///
  /// - Parameter name: A name in the folder.
  /// - Returns: Whether it was removed.
  func removeFile(_ name: String) -> Bool {
    (try? systemCall { unsafe unlinkat(descriptor.rawValue, name, 0) }) != nil
  }

  /// Gives files second names in another folder.
  ///
  /// - Parameters:
  ///   - names: Names in this folder.
  ///   - other: The other folder, on the same file system.
  /// - Returns: The names of the files that can't be linked: some file systems never allow it.
  package func link(_ names: [String], to other: Folder) -> [String] {
    names.filter { name in
      let result = try? systemCall {
        unsafe linkat(descriptor.rawValue, name, other.descriptor.rawValue, name, 0)
      }
      return result == nil
    }
  }

  /// Waits until the names in the folder are on the disk.
  ///
  /// - Throws: If the disk fails. Trying again wouldn't bring back what it lost.
  package func sync() throws(WorkFailure) {
    do {
      try systemCall { fsync(descriptor.rawValue) }
    } catch {
      throw WorkFailure(doing: "write \(path) to the disk", error)
    }
  }

  /// Waits until everything that was written to the folder's file system is on the disk.
  ///
  /// - Throws: If the disk fails. Trying again wouldn't bring back what it lost.
  package func syncFileSystem() throws(WorkFailure) {
    do {
      try systemCall { roadcast_syncfs(descriptor.rawValue) }
    } catch {
      throw WorkFailure(doing: "write \(path) to the disk", error)
    }
  }

  /// Waits, on a thread of its own, until everything that was written to the folder's file system is on the disk.
  ///
  /// A task that waits for the disk would keep others from a core.
  ///
  /// - Throws: If the disk fails. Trying again wouldn't bring back what it lost.
  package func syncFileSystem() async throws(WorkFailure) {
    typealias Outcome = Result<Void, WorkFailure>
    let outcome = await withCheckedContinuation { (waiting: CheckedContinuation<Outcome, Never>) in
      DispatchQueue(label: "sync").async { [self] in
        waiting.resume(
          returning: Outcome { () throws(WorkFailure) in try syncFileSystem() }
        )
      }
    }
    try outcome.get()
  }

  /// Opens something below the folder: in one step where the system can (Linux 5.6), and folder by folder
  /// where that fails, which takes longer and finds out why.
  private func open(
    _ path: String,
    _ options: FileDescriptor.OpenOptions
  ) throws(InputFile.OpenFailure) -> FileDescriptor {
    let opened = unsafe roadcast_open_below(descriptor.rawValue, path, options.rawValue)
    return opened >= 0 ? FileDescriptor(rawValue: opened) : try walk(to: path, options)
  }

  private func walk(
    to path: String,
    _ options: FileDescriptor.OpenOptions
  ) throws(InputFile.OpenFailure) -> FileDescriptor {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last else { throw .missing }
    var folder = self
    for part in parts.dropLast() {
      folder = Folder(try folder.openEntry(part, Self.folderOptions), path: part)
    }
    return try folder.openEntry(name, options)
  }

  /// Opens what has a name in the folder, or the same name with its accents spelled in another way (`é`
  /// as one character or as two): a manifest and a disk can differ there.
  private func openEntry(
    _ name: String,
    _ options: FileDescriptor.OpenOptions
  ) throws(InputFile.OpenFailure) -> FileDescriptor {
    do throws(Errno) {
      return try openExactly(name, options)
    } catch {
      // Equal strings are canonically equivalent.
      if error == .noSuchFileOrDirectory, !name.utf8.allSatisfy({ $0 < 0x80 }),
        let entry = names(in: ".")?.first(where: { $0 == name }),
        let found = try? openExactly(entry, options)
      {
        return found
      }
      throw openFailure(error, name)
    }
  }

  private func openExactly(
    _ name: String,
    _ options: FileDescriptor.OpenOptions
  ) throws(Errno) -> FileDescriptor {
    FileDescriptor(
      rawValue: try systemCall { unsafe openat(descriptor.rawValue, name, options.rawValue) }
    )
  }

  private func openFailure(_ error: Errno, _ name: String) -> InputFile.OpenFailure {
    if error == .tooManySymbolicLinkLevels || error == .notDirectory,
      let status = unsafe try? Stat(name, relativeTo: descriptor, flags: .symlinkNoFollow),
      status.type == .symbolicLink
    {
      return .link
    }
    return switch error {
    case .noSuchFileOrDirectory, .notDirectory, .fileNameTooLong: .missing
    case .noSuchAddressOrDevice: .special("a pipe or a socket")
    default: .refused(error)
    }
  }
}
