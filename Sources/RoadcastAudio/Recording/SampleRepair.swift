/// Replaces what is no sound by silence, and counts it.
///
/// A single NaN poisons every filter behind it, and LAME stops the process over one.
package struct SampleRepair: Sendable {
  /// Samples replaced so far.
  package private(set) var count = 0

  /// The frame of the first one.
  package private(set) var firstFrame: Int?

  private var framesSeen = 0

  /// Beyond this, 24 dB over full scale, a sample is damage and not loudness.
  private static let limit: Float = 16

  package init() {}

  package mutating func repair(_ block: inout [Float], channels: Int) {
    if !Self.isSound(block.span) {
      for index in block.indices where !(abs(block[index]) <= Self.limit) {
        block[index] = 0
        count += 1
        if firstFrame == nil { firstFrame = framesSeen + index / channels }
      }
    }
    framesSeen += block.count / channels
  }

  /// The common case is one quick look; NaN compares false.
  private static func isSound(_ samples: Span<Float>) -> Bool {
    var sound = SIMDMask<SIMD16<Int32>>(repeating: true)
    var index = 0
    while index + Lanes.scalarCount <= samples.count {
      sound .&= samples.lanes(at: index).magnitudes .<= limit
      index += Lanes.scalarCount
    }
    while index < samples.count {
      guard abs(samples[index]) <= limit else { return false }
      index += 1
    }
    return all(sound)
  }
}
