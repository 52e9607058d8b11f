import RoadcastAudio

/// Goes from frame to frame through bytes that arrive in blocks.
struct FrameWalk {
  let format: MP3Format

  /// The number of frames still to pass.
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

  /// Where the last of the frames ends; nil until that's known.
  var end: Int? { frames == 0 && !isLost ? next : nil }

  /// Goes on through the next block of bytes.
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
