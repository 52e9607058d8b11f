import CFileSystem
import SystemPackage

extension InputFile {
  /// Reads the parts of a range that have ever been written.
  ///
  /// The rest of a sparse file reads as zeros.
  ///
  /// - Parameters:
  ///   - range: Places of bytes, all within the file.
  ///   - limit: The most bytes that are read.
  /// - Returns: The parts, joined; nil if they have more than `limit` bytes.
  /// - Throws: If the disk fails.
  package func writtenBytes(
    in range: Range<Int>,
    limit: Int
  ) throws(WorkFailure) -> [UInt8]? {
    var written: [UInt8] = []
    var offset = range.lowerBound
    while let part = part(from: offset), part.lowerBound < range.upperBound {
      let end = min(part.upperBound, range.upperBound)
      guard written.count + end - part.lowerBound <= limit else { return nil }
      written += try bytes(part.lowerBound..<end)
      offset = end
    }
    return written
  }

  /// Finds the next part that has been written; nil if there's none.
  private func part(from offset: Int) -> Range<Int>? {
    var start: Int64 = 0
    var end: Int64 = 0
    // File systems without holes report all of the file as written. Nothing else uses the position that this
    // moves.
    let isFound = unsafe roadcast_next_written(
      descriptor.rawValue,
      Int64(offset),
      &start,
      &end
    )
    return isFound == 1 ? Int(start)..<Int(end) : nil
  }
}
