/// How a recording's channels become the programme's.
package enum ChannelMix: String, Sendable {
  /// Stereo becomes the mean of its sides or stays as it is, mono stands on both sides.
  case all
  /// Only the left side holds sound.
  case left
  /// Only the right side holds sound.
  case right
  /// One side is the other turned over: the mean would cancel what is said.
  case inverted

  /// - `block`: interleaved, replaced.
  /// - `source`: channels of the block, 1 or 2.
  /// - `target`: channels wanted, 1 or 2.
  package func apply(to block: inout [Float], from source: Int, to target: Int) {
    switch (source, target) {
    case (2, 1): mixDown(&block)
    case (2, 2): repairSides(&block)
    case (1, 2): double(&block)
    default: break
    }
  }

  private func mixDown(_ block: inout [Float]) {
    let frames = block.count / 2
    // Of the left and of the right side.
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

  private func repairSides(_ block: inout [Float]) {
    let frames = block.count / 2
    switch self {
    case .all: break
    case .inverted: for frame in 0..<frames { block[2 * frame + 1] = -block[2 * frame + 1] }
    case .left: for frame in 0..<frames { block[2 * frame + 1] = block[2 * frame] }
    case .right: for frame in 0..<frames { block[2 * frame] = block[2 * frame + 1] }
    }
  }

  private func double(_ block: inout [Float]) {
    block = unsafe [Float](unsafeUninitializedCapacity: block.count * 2) { buffer, filled in
      for frame in block.indices {
        unsafe buffer[2 * frame] = block[frame]
        unsafe buffer[2 * frame + 1] = block[frame]
      }
      filled = block.count * 2
    }
  }
}
