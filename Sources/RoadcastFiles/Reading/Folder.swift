import CFileSystem
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
      throw WorkFailure(doing: "open the folder \(path)", error)
    }
  }

  private init(_ descriptor: FileDescriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { try? descriptor.close() }

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
  package func names(in path: String) -> [String]? {
    (try? open(path, Self.folderOptions)).flatMap(Self.names(closing:))
  }

  /// Lists an open folder, and closes it.
  static func names(closing descriptor: FileDescriptor) -> [String]? {
    guard let stream = unsafe fdopendir(descriptor.rawValue) else {
      try? descriptor.close()
      return nil
    }
    // Closes the descriptor too.
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        // The end of the folder, or a failure: half a list would be wrong.
        return errno == 0 ? names.sorted() : nil
      }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
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
    case .noSuchFileOrDirectory, .notDirectory: .missing
    case .noSuchAddressOrDevice: .special("a pipe or a socket")
    default: .refused(error)
    }
  }
}
