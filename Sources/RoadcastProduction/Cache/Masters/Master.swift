import RoadcastAudio
import RoadcastFiles

/// A master in the cache that matches its checksum.
struct Master: Sendable {
  private let file: InputFile

  /// The number of bytes of its frames.
  let length: Int

  /// Opens a master; nil if there's no such master, or it's damaged.
  ///
  /// - Parameters:
  ///   - name: The path below the cache's folder.
  ///   - folder: The cache's folder, an absolute path.
  ///   - verified: The entries that don't have to be compared with their checksums again.
  init?(_ name: String, in folder: String, verified: VerifiedEntries) {
    guard let file = CacheEntry.open(name, in: folder, verified: verified) else { return nil }
    let end = file.size - MasterTrailer.endLength
    guard end >= CacheEntry.headLength, let bytes = try? file.bytes(end..<file.size) else {
      return nil
    }
    length = MasterTrailer.framesLength(bytes)
    guard length >= 0, length <= end - CacheEntry.headLength else { return nil }
    self.file = file
  }

  /// Reads the frames block by block.
  ///
  /// - Parameters:
  ///   - length: The number of bytes to read.
  ///   - body: Gets each block in order.
  /// - Throws: If they can't be read, or `body` throws.
  func readFrames(
    _ length: Int,
    _ body: (ArraySlice<UInt8>) throws(WorkFailure) -> Void
  ) throws(WorkFailure) {
    let start = CacheEntry.headLength
    try file.readBlocks(in: start..<start + length, body)
  }

  /// Reads some of the frames' bytes.
  ///
  /// - Parameter range: Places from the first frame's on.
  /// - Returns: As many bytes as the range has places.
  /// - Throws: If they can't be read.
  func bytes(_ range: Range<Int>) throws(WorkFailure) -> [UInt8] {
    let start = CacheEntry.headLength
    return try file.bytes(start + range.lowerBound..<start + range.upperBound)
  }

  /// Reads the waveform's peaks.
  ///
  /// - Returns: One for each frame.
  /// - Throws: If they can't be read.
  func peaks() throws(WorkFailure) -> [WaveformPeak] {
    let start = CacheEntry.headLength + length
    return MasterTrailer.peaks(try file.bytes(start..<file.size - MasterTrailer.endLength))
  }

  /// Measures the first frames.
  ///
  /// - Parameters:
  ///   - frames: The number of frames.
  ///   - format: Of the frames.
  /// - Returns: Their number of bytes; nil if the master has fewer frames.
  /// - Throws: If they can't be read.
  func length(frames: Int, _ format: MP3Format) throws(WorkFailure) -> Int? {
    var walk = FrameWalk(format: format, frames: frames)
    try readFrames(length) { block throws(WorkFailure) in walk.add(block) }
    return walk.end.flatMap { $0 <= length ? $0 : nil }
  }
}
