/// Brings one or two channels to one or two.
package enum ChannelMixer {
  /// Stereo becomes the mean of its sides, mono stands on both.
  package static func mix(_ block: inout [Float], from source: Int, to target: Int) {
    switch (source, target) {
    case (2, 1):
      let frames = block.count / 2
      for frame in 0..<frames {
        block[frame] = 0.5 * (block[2 * frame] + block[2 * frame + 1])
      }
      block.removeLast(block.count - frames)
    case (1, 2):
      block = unsafe [Float](unsafeUninitializedCapacity: block.count * 2) { buffer, filled in
        for frame in block.indices {
          unsafe buffer[2 * frame] = block[frame]
          unsafe buffer[2 * frame + 1] = block[frame]
        }
        filled = block.count * 2
      }
    default:
      break
    }
  }
}
