import SystemPackage

/// A file that gets its name once it's complete, so that no reader ever sees half of it.
///
/// Until then its name is `NAME.new-PROCESS`. Without `commit` it's removed.
package struct PendingFile: ~Copyable {
  private let path: String
  private let temporaryPath: String
  private var file: OutputFile?

  /// Creates an empty file under another name.
  ///
  /// - Parameters:
  ///   - path: The path that it's for, absolute, in a folder that exists.
  ///   - isSecret: Whether only its owner may read it.
  /// - Throws: If it can't be created.
  package init(for path: String, isSecret: Bool = false) throws(WorkFailure) {
    self.path = path
    temporaryPath = "\(path).new-\(ProcessEnvironment.processID)"
    // What a process of the same number left when it died.
    FileSystem.removeFile(temporaryPath)
    file = try OutputFile(path: temporaryPath, isSecret: isSecret)
  }

  deinit { if file != nil { FileSystem.removeFile(temporaryPath) } }

  /// Writes bytes at the end.
  ///
  /// - Parameter bytes: All of them are written, or this fails.
  /// - Throws: If the disk is full or fails.
  package borrowing func append(_ bytes: some Collection<UInt8>) throws(WorkFailure) {
    try file?.append(bytes)
  }

  /// Writes bytes over those at a place.
  ///
  /// - Parameters:
  ///   - bytes: All of them are written, or this fails.
  ///   - offset: The position of the first byte.
  /// - Throws: If the disk is full or fails.
  package borrowing func write(
    _ bytes: some Collection<UInt8>,
    at offset: Int
  ) throws(WorkFailure) {
    try file?.write(bytes, at: offset)
  }

  /// Waits until what was written is on the disk.
  ///
  /// - Throws: If the disk is full or fails.
  package borrowing func sync() throws(WorkFailure) { try file?.sync() }

  /// Gives the file the owner and the permissions of the one that it replaces, if there is one.
  package borrowing func keepAttributes() {
    // Where that isn't allowed, its own will do.
    if FileSystem.exists(path) { try? FileSystem.copyAttributes(of: path, to: temporaryPath) }
  }

  /// Gives the file its name.
  ///
  /// - Parameters:
  ///   - replaces: Whether a file that has the name is replaced. If not, such a file stays, and this fails.
  ///   - name: What messages call the file; its path if nil.
  /// - Throws: If the file can't get its name, or the file system reports only now that something couldn't
  ///   be written.
  package consuming func commit(
    replaces: Bool,
    called name: String? = nil
  ) throws(WorkFailure) {
    var pending = self
    let (path, temporaryPath) = (pending.path, pending.temporaryPath)
    var isNamed = false
    defer { if !isNamed { FileSystem.removeFile(temporaryPath) } }
    try pending.file.take()?.close()
    do throws(Errno) {
      if replaces {
        try FileSystem.rename(temporaryPath, to: path)
        isNamed = true
      } else {
        try FileSystem.rename(temporaryPath, toNew: path)
        isNamed = true
      }
    } catch {
      throw WorkFailure(doing: "write \(name ?? path)", error)
    }
  }

  /// Lets something else write a whole file, such as a library or a program.
  ///
  /// If this process is interrupted meanwhile, nothing is left of the file.
  ///
  /// - Parameters:
  ///   - path: An absolute path, in a folder that exists. A file that has it stays, and this fails.
  ///   - name: What messages call the file; its path if nil.
  ///   - write: Gets the path to write to, which nothing has.
  /// - Returns: What `write` returned.
  /// - Throws: What `write` throws, or `WorkFailure` if the file can't get its name.
  package static func make<Result>(
    new path: String,
    called name: String? = nil,
    by write: (_ temporaryPath: String) async throws -> Result
  ) async throws -> Result {
    let temporaryPath = "\(path).new-\(ProcessEnvironment.processID)"
    FileSystem.removeFile(temporaryPath)
    UnfinishedWork.begin(in: temporaryPath)
    defer {
      FileSystem.removeFile(temporaryPath)
      UnfinishedWork.end(in: temporaryPath)
    }
    let result = try await write(temporaryPath)
    do throws(Errno) {
      try FileSystem.rename(temporaryPath, toNew: path)
    } catch {
      throw WorkFailure(doing: "write \(name ?? path)", error)
    }
    return result
  }

  /// Writes a whole file.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - path: An absolute path, in a folder that exists.
  ///   - replaces: Whether a file that has the path is replaced. If not, such a file stays, and this fails.
  ///   - name: What messages call the file; its path if nil.
  /// - Throws: If it can't be written.
  package static func write(
    _ bytes: [UInt8],
    to path: String,
    replaces: Bool,
    called name: String? = nil
  ) throws(WorkFailure) {
    let file = try PendingFile(for: path)
    try file.append(bytes)
    try file.commit(replaces: replaces, called: name)
  }
}
