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
    // The common case is one quick look at the loudest sample; NaN compares false.
    var isSound = true
    for sample in block { isSound = isSound && abs(sample) <= Self.limit }
    if !isSound {
      for index in block.indices where !(abs(block[index]) <= Self.limit) {
        block[index] = 0
        count += 1
        if firstFrame == nil { firstFrame = framesSeen + index / channels }
      }
    }
    framesSeen += block.count / channels
  }
}
