/// How a recording's channels are combined into the programme's.
package enum ChannelMix: String, Sendable {
  /// All channels are used: stereo to mono is the mean of both sides, mono to stereo is the same on both
  /// sides.
  case all

  /// Only the left side has sound, and is used for both.
  case left

  /// Only the right side has sound, and is used for both.
  case right

  /// One side has its polarity inverted: the mean would cancel the voice, so the right side is inverted.
  case inverted

  /// Converts a block to the programme's channels.
  ///
  /// - Parameters:
  ///   - block: Frames, interleaved; replaced with the converted ones, interleaved.
  ///   - source: The number of channels of the block, 1 or 2.
  ///   - target: The number of channels of the programme, 1 or 2.
  package func apply(to block: inout [Float], from source: Int, to target: Int) {
    switch (source, target) {
    case (2, 1): mixDown(&block)
    case (2, 2): correctSides(&block)
    case (1, 2): duplicate(&block)
    default: break
    }
  }

  private func mixDown(_ block: inout [Float]) {
    let frames = block.count / 2
    let weights: (left: Float, right: Float) =
      switch self {
      case .all: (0.5, 0.5)
      case .inverted: (0.5, -0.5)
      case .left: (1, 0)
      case .right: (0, 1)
      }
    var samples = block.mutableSpan
    var frame = 0
    while frame + Lanes.scalarCount / 2 <= frames {
      let lanes = samples.span.lanes(at: 2 * frame)
      let mixed = lanes.evenHalf * weights.left + lanes.oddHalf * weights.right
      for lane in mixed.indices { samples[frame + lane] = mixed[lane] }
      frame += mixed.scalarCount
    }
    while frame < frames {
      samples[frame] =
        samples[2 * frame] * weights.left + samples[2 * frame + 1] * weights.right
      frame += 1
    }
    block.removeLast(block.count - frames)
  }

  private func correctSides(_ block: inout [Float]) {
    let frames = block.count / 2
    switch self {
    case .all: break
    case .inverted: for frame in 0..<frames { block[2 * frame + 1] = -block[2 * frame + 1] }
    case .left: for frame in 0..<frames { block[2 * frame + 1] = block[2 * frame] }
    case .right: for frame in 0..<frames { block[2 * frame] = block[2 * frame + 1] }
    }
  }

  private func duplicate(_ block: inout [Float]) {
    // The buffer has room for two samples for each one of the block, and all of them are written.
    block = unsafe [Float](unsafeUninitializedCapacity: block.count * 2) { buffer, filled in
      for frame in block.indices {
        unsafe buffer[2 * frame] = block[frame]
        unsafe buffer[2 * frame + 1] = block[frame]
      }
      filled = block.count * 2
    }
  }
}
