/// Replaces invalid samples with silence, and counts them.
///
/// A single NaN spreads through every filter, and LAME aborts the process on it.
package struct SampleRepair: Sendable {
  /// The number of samples replaced so far.
  package private(set) var count = 0

  /// The frame of the first sample that was replaced.
  package private(set) var firstFrame: Int?

  private var framesSeen = 0

  /// The largest magnitude of a valid sample, linear.
  ///
  /// A sample that is 24 dB over full scale is damaged, not loud.
  private static let limit: Float = 16

  package init() {}

  /// Repairs a block in place.
  ///
  /// - Parameters:
  ///   - block: The next frames, interleaved. Samples that aren't finite or are beyond ±16 become 0.
  ///   - channels: The number of channels of the block.
  package mutating func repair(_ block: inout [Float], channels: Int) {
    if !Self.isValid(block.span) {
      for index in block.indices where !(abs(block[index]) <= Self.limit) {
        block[index] = 0
        count += 1
        if firstFrame == nil { firstFrame = framesSeen + index / channels }
      }
    }
    framesSeen += block.count / channels
  }

  /// Whether all samples are valid, as in almost all blocks.
  ///
  /// NaN isn't, because its comparison is false.
  private static func isValid(_ samples: Span<Float>) -> Bool {
    var valid = SIMDMask<SIMD16<Int32>>(repeating: true)
    var index = 0
    while index + Lanes.scalarCount <= samples.count {
      valid .&= samples.lanes(at: index).magnitudes .<= limit
      index += Lanes.scalarCount
    }
    while index < samples.count {
      guard abs(samples[index]) <= limit else { return false }
      index += 1
    }
    return all(valid)
  }
}
