#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A new file that is being written.
///
/// Nothing is synced here: one call for the whole file system stands behind the last write.
package struct OutputFile: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Creates a file that must not be there yet.
  package init(path: String) throws(WorkFailure) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw WorkFailure(doing: "create \(path)", code: errno) }
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// Writes at the front, over what is there.
  package borrowing func overwrite(_ bytes: [UInt8]) throws(WorkFailure) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw WorkFailure(doing: "write \(path)", code: errno)
    }
    try append(bytes)
    lseek(descriptor, 0, SEEK_END)
  }

  package borrowing func append(_ bytes: [UInt8]) throws(WorkFailure) { try append(bytes[...]) }

  package borrowing func append(_ bytes: ArraySlice<UInt8>) throws(WorkFailure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(
          descriptor,
          buffer.baseAddress.map { unsafe $0 + written },
          buffer.count - written
        )
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw WorkFailure(doing: "write \(path)", code: errno) }
      written += count
    }
  }
}
