/// Replaces samples that aren't sound with silence, and counts them.
///
/// A single NaN spreads through every filter, and LAME aborts the process on it.
package struct SampleRepair: Sendable {
  /// The number of samples replaced so far.
  package private(set) var count = 0

  /// The frame of the first sample that was replaced.
  package private(set) var firstFrame: Int?

  /// The largest magnitude of a sample that is sound, linear.
  package let limit: Float

  private var framesSeen = 0

  /// The largest magnitude that sound can have at all, 300 dB over full scale.
  ///
  /// The squares of larger samples don't add up in single precision.
  package static let highestLimit: Float = 0x1p50

  /// - Parameter limit: The largest magnitude of a sample that is sound, linear. Recordings in floating
  ///   point can be far over full scale and still be sound.
  package init(limit: Float = highestLimit) { self.limit = limit }

  /// Repairs a block in place.
  ///
  /// - Parameters:
  ///   - block: The next frames, interleaved. Samples that aren't finite or are beyond the limit become 0.
  ///   - channels: The number of channels of the block.
  package mutating func repair(_ block: inout [Float], channels: Int) {
    if !areSound(block.span) {
      for index in block.indices where !(abs(block[index]) <= limit) {
        block[index] = 0
        count += 1
        if firstFrame == nil { firstFrame = framesSeen + index / channels }
      }
    }
    framesSeen += block.count / channels
  }

  /// Whether all samples are sound, as in almost all blocks.
  ///
  /// NaN isn't, because its comparison is false.
  private func areSound(_ samples: Span<Float>) -> Bool {
    var areSound = SIMDMask<SIMD16<Int32>>(repeating: true)
    var index = 0
    while index + Lanes.scalarCount <= samples.count {
      areSound .&= samples.lanes(at: index).magnitudes .<= limit
      index += Lanes.scalarCount
    }
    while index < samples.count {
      guard abs(samples[index]) <= limit else { return false }
      index += 1
    }
    return all(areSound)
  }
}
