import RoadcastFiles

/// Reads a few bytes at given places in a file.
struct HeaderReader {
  let file: InputFile

  /// Returns the bytes at an offset, fewer of them at the end of the file.
  func bytes(at offset: Int, count: Int) throws(RecordingError) -> [UInt8] {
    guard offset >= 0, offset < file.size else { return [] }
    do {
      return try file.bytes(offset..<offset + min(count, file.size - offset))
    } catch {
      throw .workFailed(error)
    }
  }

  /// Reads the name and the size of the chunk after another one.
  ///
  /// Some programs leave out the byte that follows a chunk of odd length.
  ///
  /// - Parameters:
  ///   - body: Where the other chunk's content starts.
  ///   - size: The length of its content in bytes.
  /// - Returns: The chunk; nil if the file ends there.
  /// - Throws: If the disk fails.
  func chunk(after body: Int, size: Int) throws(RecordingError) -> RIFFChunk? {
    let end = body + size
    let padded = try chunk(at: end + (size & 1))
    guard size & 1 == 1, padded?.isKnown != true, let unpadded = try chunk(at: end) else {
      return padded
    }
    let isBetter =
      unpadded.isKnown || unpadded.hasPrintableName && padded?.hasPrintableName != true
    return isBetter ? unpadded : padded
  }

  /// Reads the name and the size of a chunk; nil if the file ends there.
  func chunk(at offset: Int) throws(RecordingError) -> RIFFChunk? {
    let head = try bytes(at: offset, count: 8)
    guard head.count == 8 else { return nil }
    return RIFFChunk(name: Array(head[..<4]), size: Int(head.littleEndian32(4)), body: offset + 8)
  }
}

/// A part of a RIFF file, as its own header describes it.
struct RIFFChunk {
  /// Four bytes.
  var name: [UInt8]

  /// The length of the content in bytes.
  var size: Int

  /// Where the content starts.
  var body: Int

  func isNamed(_ text: String) -> Bool { name.elementsEqual(text.utf8) }

  /// Whether it's one that many programs write.
  var isKnown: Bool { Self.known.contains(String(decoding: name, as: UTF8.self)) }

  private static let known: Set<String> = [
    "fmt ", "data", "ds64", "RIFF", "RF64", "BW64", "LIST", "list", "fact", "cue ", "smpl", "inst",
    "plst",
    "bext", "iXML", "axml", "chna", "cart", "id3 ", "ID3 ", "JUNK", "junk", "PAD ", "pad ", "FLLR",
    "filr",
    "PEAK", "levl", "afsp", "acid", "_PMX", "umid", "minf", "elm1", "regn", "DISP", "strc", "SyLp",
    "Trkn",
    "note", "labl", "adtl",
  ]

  var hasPrintableName: Bool { name.allSatisfy { (0x20...0x7E).contains($0) } }
}

extension [UInt8] {
  /// The number of 16 bits at an offset, the lowest byte first.
  func littleEndian16(_ at: Int) -> UInt16 { UInt16(self[at]) | UInt16(self[at + 1]) << 8 }

  /// The number of 32 bits at an offset, the lowest byte first.
  func littleEndian32(_ at: Int) -> UInt32 {
    UInt32(littleEndian16(at)) | UInt32(littleEndian16(at + 2)) << 16
  }

  /// The number of 64 bits at an offset, the lowest byte first.
  func littleEndian64(_ at: Int) -> UInt64 {
    UInt64(littleEndian32(at)) | UInt64(littleEndian32(at + 4)) << 32
  }
}
