#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Keeps a second build out of a workspace; the system drops it with the process.
package struct BuildLock: ~Copyable {
  private let descriptor: Int32

  /// - Parameter folder: the workspace's `.roadcast`, an absolute path; it is made where it is missing.
  /// - Throws: when another build holds the lock, or the lock file can't be written.
  package init(in folder: String) throws(WorkFailure) {
    for path in [folder, "\(folder)/cache", "\(folder)/cache/masters"] {
      try Folder.requireFolder(path)
    }
    try Folder.create(folder)
    let path = "\(folder)/lock"
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw WorkFailure(doing: "open \(path)", code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = Self.holder(descriptor)
      close(descriptor)
      throw WorkFailure("another build\(holder) is at work in this workspace; let it end first")
    }
    ftruncate(descriptor, 0)
    let text = Array("\(getpid())\n".utf8)
    _ = unsafe text.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// ` (process 123)`, for the message alone.
  private static func holder(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 12)
    let got = unsafe bytes.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
    }
    let digits = bytes.prefix(max(0, got)).prefix { (48...57).contains($0) }
    return digits.isEmpty ? "" : " (process \(String(decoding: digits, as: UTF8.self)))"
  }
}
