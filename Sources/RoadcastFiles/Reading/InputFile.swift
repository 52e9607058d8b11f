import SystemPackage

/// A regular file, open for reading until the last reference to it is released.
///
/// Several tasks can read at once: every read names its place, and no position is shared.
package final class InputFile: Sendable {
  /// The path it was opened with, for messages.
  package let path: String

  /// What identified the file and its content when it was opened.
  package let stamp: FileStamp

  let descriptor: FileDescriptor

  /// The largest number of bytes that blocks are read in.
  private static let blockSize = 1 << 18

  /// Takes over an open descriptor.
  ///
  /// - Parameters:
  ///   - descriptor: Is closed with the file, or at once if this fails.
  ///   - path: Where it was opened.
  /// - Throws: `OpenFailure.special` where the descriptor isn't a regular file's.
  init(_ descriptor: FileDescriptor, path: String) throws(OpenFailure) {
    let status: Stat
    do {
      status = try descriptor.stat()
      guard status.type == .regular else { throw OpenFailure.special(Self.kind(status.type)) }
    } catch {
      try? descriptor.close()
      throw (error as? OpenFailure) ?? .refused((error as? Errno) ?? .ioError)
    }
    self.descriptor = descriptor
    self.path = path
    stamp = FileStamp(status)
  }

  deinit { try? descriptor.close() }

  /// Opens the file at an absolute path, without following links.
  ///
  /// - Parameter path: An absolute path.
  /// - Returns: The file, or nil if nothing has the path.
  /// - Throws: If something other than a file has the path, or it can't be opened.
  package static func existing(at path: String) throws(WorkFailure) -> InputFile? {
    let root = try Folder("/")
    do {
      return try root.file(String(path.drop { $0 == "/" }), called: path)
    } catch .missing {
      return nil
    } catch {
      throw WorkFailure("\(path) \(error.message)")
    }
  }

  /// Opens a file that was just written, to read it back.
  ///
  /// - Parameter path: An absolute path; links in it are followed, but not at its end.
  /// - Returns: The file.
  /// - Throws: If it can't be opened.
  package static func reopened(at path: String) throws(WorkFailure) -> InputFile {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let folder = try Folder(String(path[...slash]))
    do {
      return try folder.file(String(path[path.index(after: slash)...]), called: path)
    } catch {
      throw WorkFailure("\(path) \(error.message)")
    }
  }

  /// The file's length in bytes when it was opened.
  package var size: Int { stamp.size }

  /// Whether anyone but the file's owner may read or write it.
  package var isOpenToOthers: Bool {
    guard let status = try? descriptor.stat() else { return true }
    return !status.permissions.isDisjoint(with: FilePermissions(rawValue: 0o077))
  }

  /// Checks that the file is still what it was when it was opened, so that all that was read belongs
  /// together.
  ///
  /// - Throws: If the file has changed.
  package func requireUnchanged() throws(WorkFailure) {
    guard let status = try? descriptor.stat(), FileStamp(status) == stamp else {
      throw Self.changed(path)
    }
  }

  /// The failure to report when a file changed between two readings.
  ///
  /// - Parameter path: What messages call the file.
  /// - Returns: A failure with what to do about it.
  package static func changed(_ path: String) -> WorkFailure {
    WorkFailure("\(path) changed while it was being read; finish recording, then try again")
  }

  /// Reads the whole content.
  ///
  /// - Parameter limit: The most bytes that are read.
  /// - Returns: The bytes, or nil if there are more than `limit`.
  /// - Throws: If the disk fails.
  package func read(limit: Int) throws(WorkFailure) -> [UInt8]? {
    guard size <= limit else { return nil }
    var content: [UInt8] = []
    // The size is only what the file claims: a sparse file must not claim all memory.
    content.reserveCapacity(min(size, 16 << 20))
    try readBlocks { content.append(contentsOf: $0) }
    return content.count <= limit ? content : nil
  }

  /// Reads a range of the content.
  ///
  /// - Parameter range: Places of bytes, all within the file.
  /// - Returns: As many bytes as the range has places.
  /// - Throws: If the file has become shorter, or the disk fails.
  package func bytes(_ range: Range<Int>) throws(WorkFailure) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(range.count)
    try readBlocks(in: range) { content.append(contentsOf: $0) }
    return content
  }

  /// Reads the content, or a range of it, block by block.
  ///
  /// - Parameters:
  ///   - range: Places of bytes, all within the file; nil for all of them.
  ///   - body: Gets each block in order.
  /// - Throws: If the file has become shorter than the range's end, the disk fails, or `body` throws.
  package func readBlocks(
    in range: Range<Int>? = nil,
    _ body: (ArraySlice<UInt8>) throws(WorkFailure) -> Void
  ) throws(WorkFailure) {
    let end = range?.upperBound ?? Int.max
    var offset = range?.lowerBound ?? 0
    // A small file needs no large block; one byte more shows that it's no longer than it claims.
    let likely = range == nil ? max(1 << 12, min(size, Self.blockSize) + 1) : end - offset
    var block = [UInt8](repeating: 0, count: min(Self.blockSize, likely))
    while offset < end {
      let wanted = min(block.count, end - offset)
      let count: Int
      do {
        count = unsafe try block.withUnsafeMutableBytes { buffer in
          unsafe try descriptor.read(
            fromAbsoluteOffset: Int64(offset),
            into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
          )
        }
      } catch {
        throw WorkFailure(doing: "read \(path)", isReading: true, error)
      }
      guard count > 0 else { break }
      try body(block[..<count])
      offset += count
    }
    guard range == nil || offset == end else {
      throw WorkFailure("\(path) became shorter while it was being read; try again")
    }
  }

  /// Fills a buffer from a place in the file.
  ///
  /// - Parameters:
  ///   - buffer: Its size is the most that's read.
  ///   - offset: The position of the first byte; there's nothing at negative positions.
  /// - Returns: The number of bytes read, less than the buffer's only where the file ends.
  /// - Throws: If the disk fails.
  package func read(
    into buffer: UnsafeMutableRawBufferPointer,
    at offset: Int
  ) throws(WorkFailure) -> Int {
    guard offset >= 0 else { return 0 }
    var filled = 0
    do {
      while filled < buffer.count {
        let count = unsafe try descriptor.read(
          fromAbsoluteOffset: Int64(offset + filled),
          into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        )
        guard count > 0 else { break }
        filled += count
      }
    } catch {
      throw WorkFailure(doing: "read \(path)", isReading: true, error)
    }
    return filled
  }

  private static func kind(_ type: FileType) -> String {
    switch type {
    case .directory: "a folder"
    case .fifo: "a pipe"
    case .socket: "a socket"
    case .characterSpecial, .blockSpecial: "a device"
    default: "something special"
    }
  }
}
