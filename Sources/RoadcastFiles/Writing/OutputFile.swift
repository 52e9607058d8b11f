import Glibc
import SystemPackage

/// A new file, open for writing.
///
/// Nothing is forced to the disk here: one call for the whole file system does that after the last write.
package struct OutputFile: ~Copyable {
  private let descriptor: FileDescriptor
  private let path: String
  private var isOpen = true

  /// Creates a file.
  ///
  /// - Parameters:
  ///   - path: Nothing may have the path.
  ///   - isSecret: Whether only its owner may read it.
  /// - Throws: If the file can't be created.
  package init(path: String, isSecret: Bool = false) throws(WorkFailure) {
    do {
      descriptor = try FileDescriptor.open(
        FilePath(path),
        .writeOnly,
        options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
        permissions: FilePermissions(rawValue: isSecret ? 0o600 : 0o644)
      )
      self.path = path
    } catch {
      throw WorkFailure(doing: "create \(path)", error)
    }
  }

  deinit { if isOpen { try? descriptor.close() } }

  /// Writes bytes at the end.
  ///
  /// - Parameter bytes: All of them are written, or this fails.
  /// - Throws: If the disk is full or fails.
  package borrowing func append(_ bytes: some Collection<UInt8>) throws(WorkFailure) {
    do {
      try descriptor.writeAll(bytes)
    } catch {
      throw WorkFailure(doing: "write \(path)", error)
    }
  }

  /// Writes bytes over those at a place, or beyond the end.
  ///
  /// What's appended later goes where it would have gone without this.
  ///
  /// - Parameters:
  ///   - bytes: All of them are written, or this fails.
  ///   - offset: The position of the first byte.
  /// - Throws: If the disk is full or fails.
  package borrowing func write(
    _ bytes: some Collection<UInt8>,
    at offset: Int
  ) throws(WorkFailure) {
    do {
      try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes)
    } catch {
      throw WorkFailure(doing: "write \(path)", error)
    }
  }

  /// Waits until what was written is on the disk.
  ///
  /// - Throws: If the disk is full or fails.
  package borrowing func sync() throws(WorkFailure) {
    do {
      try systemCall { fsync(descriptor.rawValue) }
    } catch {
      throw WorkFailure(doing: "write \(path) to the disk", error)
    }
  }

  /// Closes the file.
  ///
  /// - Throws: If the file system reports only now that something couldn't be written.
  package consuming func close() throws(WorkFailure) {
    var file = self
    file.isOpen = false
    do {
      try file.descriptor.close()
    } catch Errno.interrupted {
      // Linux has closed it anyway.
    } catch {
      throw WorkFailure(doing: "write \(file.path)", error)
    }
  }
}
