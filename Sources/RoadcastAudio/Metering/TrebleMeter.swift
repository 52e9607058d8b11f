/// Measures how much of a signal lies so high that encoding may lose it.
struct TrebleMeter: Sendable {
  private let channels: Int
  private var power = 0.0
  private var bends = 0.0

  /// One stretch of 16 samples in four tells enough.
  private static let stride = 4 * Lanes.scalarCount

  init(channels: Int) { self.channels = channels }

  /// The power of the signal's second differences, as a share of what it would be if all of it lay at
  /// half the sample rate: speech has under 0.002, pink noise 0.09, white noise 0.38.
  var share: Double { power > 0 ? bends / power / 16 : 0 }

  /// Takes the next frames, interleaved.
  mutating func add(_ block: [Float]) {
    let samples = block.span
    var index = 2 * channels
    var squares = Lanes.zero
    var bent = Lanes.zero
    while index + Lanes.scalarCount <= samples.count {
      let middle = samples.lanes(at: index - channels)
      let bend =
        samples.lanes(at: index) - (middle + middle) + samples.lanes(at: index - 2 * channels)
      squares += middle * middle
      bent += bend * bend
      index += Self.stride
    }
    power += Double(squares.sum())
    bends += Double(bent.sum())
  }
}
