import RoadcastFiles

/// Reads small parts of a file in ascending order, from blocks in memory.
struct FileWindow {
  let file: InputFile
  private var bytes: [UInt8] = []
  private var start = 0

  private static let blockSize = 1 << 18

  init(_ file: InputFile) { self.file = file }

  var size: Int { file.size }

  /// The bytes at a place; fewer where the file ends.
  mutating func read(_ count: Int, at offset: Int) throws(FinishedSoundError) -> ArraySlice<UInt8> {
    guard offset >= 0, offset < size else { return [] }
    let end = min(offset + count, size)
    if offset < start || end > start + bytes.count {
      start = offset
      do {
        bytes = try file.bytes(offset..<min(max(end, offset + Self.blockSize), size))
      } catch {
        throw .unreadable(error)
      }
    }
    return bytes[(offset - start)..<(end - start)]
  }
}

extension ArraySlice<UInt8> {
  /// The number in big-endian order at a distance from the start; 0 beyond the end.
  func bigEndian(_ count: Int, at offset: Int) -> Int {
    guard offset >= 0, self.count >= offset + count else { return 0 }
    return self[(startIndex + offset)...].prefix(count).reduce(0) { $0 << 8 | Int($1) }
  }

  /// The number in little-endian order at a distance from the start; 0 beyond the end.
  func littleEndian(_ count: Int, at offset: Int) -> Int {
    guard offset >= 0, self.count >= offset + count else { return 0 }
    return self[(startIndex + offset)...].prefix(count).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// Whether these characters are at a distance from the start.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    let wanted = Array("\(text)".utf8)
    return count >= offset + wanted.count
      && self[(startIndex + offset)...].prefix(wanted.count).elementsEqual(wanted)
  }
}
