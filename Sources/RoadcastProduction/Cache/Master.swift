import RoadcastFiles
import RoadcastAudio

/// A master in the cache, known to be whole.
struct Master: Sendable {
  private let file: InputFile

  /// Bytes of its frames.
  let length: Int

  /// Opens a master; nil when it is not there or not whole.
  ///
  /// - `name`: the path below the cache's folder.
  /// - `folder`: the cache's, an absolute path.
  /// - `seen`: what need not be held against its checksum again.
  init?(_ name: String, in folder: String, seen: SeenEntries) {
    guard let file = CacheEntry.open(name, in: folder, seen: seen) else { return nil }
    let end = file.size - MasterTrailer.endLength
    guard end >= CacheEntry.headLength, let bytes = try? file.bytes(end..<file.size) else {
      return nil
    }
    length = MasterTrailer.framesLength(bytes)
    guard length >= 0, length <= end - CacheEntry.headLength else { return nil }
    self.file = file
  }

  /// Gives the first `length` bytes of the frames to `body`, block by block.
  func readFrames(
    _ length: Int,
    _ body: (ArraySlice<UInt8>) throws(WorkFailure) -> Void
  ) throws(WorkFailure) {
    let start = CacheEntry.headLength
    try file.readBlocks(in: start..<start + length, body)
  }

  /// The waveform's peaks, one for each frame.
  func peaks() throws(WorkFailure) -> [WaveformPeak] {
    let start = CacheEntry.headLength + length
    return MasterTrailer.peaks(try file.bytes(start..<file.size - MasterTrailer.endLength))
  }

  /// The bytes of the first `frames` frames; nil when there are not so many.
  func length(frames: Int, _ format: MP3Format) throws(WorkFailure) -> Int? {
    var walk = FrameWalk(format: format, frames: frames)
    try readFrames(length) { block throws(WorkFailure) in walk.add(block) }
    return walk.end.flatMap { $0 <= length ? $0 : nil }
  }
}

/// Goes from frame to frame through bytes that come in blocks.
private struct FrameWalk {
  let format: MP3Format

  /// Frames still to be passed.
  var frames: Int

  /// Where the next frame begins, and what of its header has been seen.
  private var next = 0
  private var header: [UInt8] = []
  private var position = 0
  private var isLost = false

  init(format: MP3Format, frames: Int) {
    self.format = format
    self.frames = frames
  }

  /// Where the last of the frames ends; nil while that is not known.
  var end: Int? { frames == 0 && !isLost ? next : nil }

  mutating func add(_ block: ArraySlice<UInt8>) {
    let blockEnd = position + block.count
    while frames > 0, !isLost, next + header.count < blockEnd {
      header.append(block[block.startIndex + next + header.count - position])
      guard header.count == 4 else { continue }
      guard let length = format.frameLength(header[...]) else {
        isLost = true
        return
      }
      next += length
      frames -= 1
      header = []
    }
    position = blockEnd
  }
}
