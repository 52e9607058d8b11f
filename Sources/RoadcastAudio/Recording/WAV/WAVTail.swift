import RoadcastFiles

/// What follows the sound in a WAV file, if its header is right about the sound's length.
enum WAVTail: Equatable {
  /// Other chunks, tags or padding.
  case other

  /// A chunk with more sound.
  case secondSound

  /// Another WAV file.
  case secondFile

  /// More of the same sound: the header's length is wrong.
  case sound

  /// The maximum number of chunks that are looked at.
  private static let maximumChunks = 1_000

  /// Tags that aren't chunks.
  private static let tags = ["ID3", "TAG", "APETAGEX", "LYRICS"]

  /// Looks at what follows the sound.
  ///
  /// - Parameters:
  ///   - reader: Reads the file.
  ///   - body: Where the sound starts.
  ///   - size: Its length in bytes, by the header.
  ///   - minimumSound: The number of bytes from which on something unknown is sound.
  /// - Throws: If the disk fails.
  init(
    _ reader: HeaderReader,
    after body: Int,
    size: Int,
    minimumSound: Int
  ) throws(RecordingError) {
    self = .other
    let end = body + size
    let rest = reader.file.size - end
    guard rest > 0, var chunk = try reader.chunk(after: body, size: size) else { return }
    guard try Self.isPlausible(chunk, reader) else {
      guard rest >= minimumSound else { return }
      let start = try reader.bytes(at: end, count: 8)
      let isTag = Self.tags.contains { start.starts(with: $0.utf8) }
      if !isTag, try !Self.isZero(reader, from: end) { self = .sound }
      return
    }
    for _ in 0..<Self.maximumChunks {
      if chunk.isNamed("data") {
        // An empty one has nothing to lose.
        if chunk.size > 0 { self = .secondSound }
        return
      }
      if ["RIFF", "RF64", "BW64"].contains(where: chunk.isNamed) {
        self = .secondFile
        return
      }
      guard let next = try reader.chunk(after: chunk.body, size: chunk.size),
        next.hasPrintableName
      else { break }
      chunk = next
    }
  }

  /// Whether something is a chunk rather than sound.
  private static func isPlausible(
    _ chunk: RIFFChunk,
    _ reader: HeaderReader
  ) throws(RecordingError) -> Bool {
    guard chunk.hasPrintableName else { return false }
    if chunk.isKnown { return true }
    // An unknown one ends with the file, or where another chunk starts.
    let rest = reader.file.size - chunk.body - chunk.size
    guard rest > 8 else { return rest >= 0 }
    return try reader.chunk(after: chunk.body, size: chunk.size)?.hasPrintableName == true
  }

  /// Whether a file has nothing but zeros from an offset on, as far as samples of it show.
  private static func isZero(
    _ reader: HeaderReader,
    from start: Int
  ) throws(RecordingError) -> Bool {
    let probe = 4_096
    let rest = reader.file.size - start
    for index in 0..<64 {
      let offset = start + max(0, rest - probe) / 63 * index
      guard try reader.bytes(at: offset, count: probe).allSatisfy({ $0 == 0 }) else { return false }
    }
    return true
  }
}
