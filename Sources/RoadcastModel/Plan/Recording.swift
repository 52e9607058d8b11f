/// A recording after its analysis: how long it plays, and what is cut out of it.
package struct Recording: Sendable, Equatable {
  /// The file: a path in the workspace.
  package var path: String

  /// The samples that play, at the programme's sample rate.
  package var length: Int

  /// The length with the silence after it, in samples; whole MP3 frames.
  package var block: Int

  /// The parts that are cut out, in samples of the recording: ascending, without overlap.
  package var cuts: [Range<Int>]

  /// Equal for recordings with the same content and the same repairs; nil if it isn't known.
  package var contentKey: String?

  /// The length before anything is cut out, in samples.
  package var uncutLength: Int { length + cuts.reduce(0) { $0 + $1.count } }

  package init(path: String, length: Int, block: Int, cuts: [Range<Int>] = []) {
    self.path = path
    self.length = length
    self.block = block
    self.cuts = cuts
  }
}
