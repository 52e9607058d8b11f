import SystemPackage

/// Bytes that are read once, from the first to the last: a file, a pipe or standard input.
package final class ByteStream {
  /// What messages call it.
  package let name: String

  private let descriptor: FileDescriptor
  private let isOwned: Bool
  private var block: [UInt8]

  /// Opens a file or a pipe.
  ///
  /// - Parameters:
  ///   - path: An absolute path; links are followed.
  ///   - name: What messages call it.
  ///   - blockSize: The most bytes that are read at once.
  /// - Throws: If it can't be opened, or is a folder.
  package init(path: String, called name: String, blockSize: Int = 1 << 17) throws(WorkFailure) {
    do {
      descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
    } catch {
      throw WorkFailure(doing: "read \(name)", isReading: true, error)
    }
    self.name = name
    isOwned = true
    block = Array(repeating: 0, count: blockSize)
    if (try? descriptor.stat())?.type == .directory {
      throw WorkFailure("\(name) is a folder; name the files in it, such as \(name)/*.log")
    }
  }

  /// Reads standard input.
  ///
  /// - Parameters:
  ///   - name: What messages call it.
  ///   - blockSize: The most bytes that are read at once.
  package init(standardInputCalled name: String, blockSize: Int = 1 << 17) {
    descriptor = .standardInput
    self.name = name
    isOwned = false
    block = Array(repeating: 0, count: blockSize)
  }

  deinit { if isOwned { try? descriptor.close() } }

  /// Reads what's there next.
  ///
  /// - Returns: Some bytes; none at the end.
  /// - Throws: If they can't be read.
  package func next() throws(WorkFailure) -> ArraySlice<UInt8> {
    do {
      let count = unsafe try block.withUnsafeMutableBytes { unsafe try descriptor.read(into: $0) }
      return block[..<count]
    } catch {
      throw WorkFailure(doing: "read \(name)", isReading: true, error)
    }
  }
}
