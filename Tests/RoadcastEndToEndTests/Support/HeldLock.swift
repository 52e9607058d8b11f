import Glibc

/// A lock on a file or a folder, as another process would have it.
final class HeldLock {
  private let descriptor: Int32

  struct Failure: Error {
    var code: Int32
  }

  /// - Parameters:
  ///   - path: An absolute path.
  ///   - isShared: Whether others can have such a lock too.
  /// - Throws: ``Failure`` if someone else has the lock, or nothing has the path.
  init(_ path: String, isShared: Bool = false) throws {
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, flock(descriptor, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 else {
      throw Failure(code: errno)
    }
  }

  deinit { close(descriptor) }
}
