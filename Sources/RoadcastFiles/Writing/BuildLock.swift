import Glibc
import SystemPackage

/// Keeps other builds out of a workspace while it exists.
///
/// The system releases it when the process ends, however it ends.
package struct BuildLock: ~Copyable {
  private let descriptor: FileDescriptor

  /// Takes the lock without waiting.
  ///
  /// - Parameters:
  ///   - folder: The folder for the lock file, an absolute path; it's created if it's missing.
  ///   - others: What else can have the lock, for the message.
  /// - Throws: If another process has the lock, or the lock file can't be written.
  package init(
    in folder: String,
    against others: String = "another build"
  ) throws(WorkFailure) {
    try FileSystem.createFolder(folder)
    let path = "\(folder)/lock"
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.open(
        FilePath(path),
        .readWrite,
        options: [.create, .noFollow, .closeOnExec],
        permissions: FilePermissions(rawValue: 0o644)
      )
    } catch {
      throw WorkFailure(doing: "open \(path)", error)
    }
    do throws(Errno) {
      try systemCall { flock(descriptor.rawValue, LOCK_EX | LOCK_NB) }
    } catch {
      let holder = Self.holder(descriptor)
      try? descriptor.close()
      guard error == .wouldBlock else { throw WorkFailure(doing: "lock \(path)", error) }
      throw WorkFailure("\(others)\(holder) is running in this workspace; wait until it ends")
    }
    self.descriptor = descriptor
    // For the message alone: without it the lock holds just as well.
    try? descriptor.resize(to: 0)
    _ = try? descriptor.writeAll(
      toAbsoluteOffset: 0,
      "\(ProcessEnvironment.processID)\n".utf8
    )
  }

  deinit { try? descriptor.close() }

  /// ` (process 123)`, or nothing if the file doesn't have it.
  private static func holder(_ descriptor: FileDescriptor) -> String {
    var bytes = [UInt8](repeating: 0, count: 12)
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      (unsafe try? descriptor.read(fromAbsoluteOffset: 0, into: buffer)) ?? 0
    }
    let digits = bytes.prefix(count).prefix { (48...57).contains($0) }
    return digits.isEmpty ? "" : " (process \(String(decoding: digits, as: UTF8.self)))"
  }
}
