import Glibc
import SystemPackage

/// Keeps other builds out of a workspace while it exists.
///
/// The system releases it when the process ends, however it ends.
package struct BuildLock: ~Copyable {
  private let descriptor: FileDescriptor

  /// The name of the lock that an import has all the time, while it has this one only to move files.
  package static let importName = "import.lock"

  /// Takes the lock without waiting.
  ///
  /// - Parameters:
  ///   - folder: The folder for the lock file, an absolute path; it's created if it's missing.
  ///   - name: The name of the lock file.
  ///   - others: What else can have the lock, for the message.
  /// - Throws: If another process has the lock, or the lock file can't be written.
  package init(
    in folder: String,
    named name: String = "lock",
    against others: String = "another build"
  ) throws(WorkFailure) {
    let (descriptor, path) = try Self.open(name, in: folder)
    do throws(WorkFailure) {
      guard try Self.lock(descriptor, path) else {
        let holder = Self.holder(descriptor)
        throw WorkFailure("\(others)\(holder) is running in this workspace; wait until it ends")
      }
    } catch {
      try? descriptor.close()
      throw error
    }
    self.init(holding: descriptor)
  }

  /// Takes the lock, or waits until its holder releases it.
  ///
  /// - Parameters:
  ///   - folder: The folder for the lock file, an absolute path; it's created if it's missing.
  ///   - limit: How long to wait at most.
  /// - Throws: If another process has the lock all the time, or the lock file can't be written;
  ///   `CancellationError` if the task is cancelled.
  package init(in folder: String, waitingFor limit: Duration) async throws {
    let end = ContinuousClock.now + limit
    try await self.init(in: folder) { holder throws(WorkFailure) in
      guard ContinuousClock.now >= end else { return }
      throw WorkFailure(
        "another build\(holder) is still running in this workspace; wait until it "
          + "ends, and run the same command again"
      )
    }
  }

  /// Takes the lock without waiting for another build, but for an import: that has it only for a moment.
  ///
  /// - Parameters:
  ///   - folder: The folder for the lock file, an absolute path; it's created if it's missing.
  ///   - limit: How long to wait for an import at most.
  /// - Throws: If another process has the lock, or the lock file can't be written; `CancellationError` if the
  ///   task is cancelled.
  package init(in folder: String, waitingForImport limit: Duration) async throws {
    let end = ContinuousClock.now + limit
    try await self.init(in: folder) { holder throws(WorkFailure) in
      let isImport = !holder.isEmpty && holder == Self.importer(in: folder)
      guard !isImport || ContinuousClock.now >= end else { return }
      throw WorkFailure(
        "\(isImport ? "an import" : "another build")\(holder) is running in this workspace; wait until it "
          + "ends"
      )
    }
  }

  /// Takes the lock, or tries again until it's free.
  ///
  /// - Parameters:
  ///   - folder: The folder for the lock file, an absolute path; it's created if it's missing.
  ///   - giveUp: Throws if it's no use waiting for this holder, which is like ` (process 123)`, or empty.
  /// - Throws: What `giveUp` throws; a `WorkFailure` if the lock file can't be written; `CancellationError` if the
  ///   task is cancelled.
  private init(
    in folder: String,
    giveUp: (_ holder: String) throws(WorkFailure) -> Void
  ) async throws {
    let (descriptor, path) = try Self.open("lock", in: folder)
    do {
      while try !Self.lock(descriptor, path) {
        try giveUp(Self.holder(descriptor))
        try await Task.sleep(for: .milliseconds(50))
      }
    } catch {
      try? descriptor.close()
      throw error
    }
    self.init(holding: descriptor)
  }

  /// ` (process 123)` for the last import; nil if there was none.
  private static func importer(in folder: String) -> String? {
    let path = FilePath("\(folder)/\(importName)")
    guard
      let descriptor = try? FileDescriptor.open(
        path,
        .readOnly,
        options: [.noFollow, .closeOnExec]
      )
    else { return nil }
    defer { try? descriptor.close() }
    return holder(descriptor)
  }

  private init(holding descriptor: FileDescriptor) {
    self.descriptor = descriptor
    // For the message alone: without it the lock holds just as well.
    try? descriptor.resize(to: 0)
    _ = try? descriptor.writeAll(
      toAbsoluteOffset: 0,
      "\(ProcessEnvironment.processID)\n".utf8
    )
  }

  private static func open(
    _ name: String,
    in folder: String
  ) throws(WorkFailure) -> (descriptor: FileDescriptor, path: String) {
    try FileSystem.createFolder(folder)
    let path = "\(folder)/\(name)"
    do {
      let descriptor = try FileDescriptor.open(
        FilePath(path),
        .readWrite,
        options: [.create, .noFollow, .closeOnExec],
        permissions: FilePermissions(rawValue: 0o644)
      )
      return (descriptor, path)
    } catch {
      throw WorkFailure(doing: "open \(path)", error)
    }
  }

  /// Locks the file; false if another process has the lock.
  private static func lock(
    _ descriptor: FileDescriptor,
    _ path: String
  ) throws(WorkFailure) -> Bool {
    do throws(Errno) {
      try systemCall { flock(descriptor.rawValue, LOCK_EX | LOCK_NB) }
      return true
    } catch .wouldBlock {
      return false
    } catch {
      throw WorkFailure(doing: "lock \(path)", error)
    }
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
