/// How many samples of a recording have each order of magnitude, in powers of two.
///
/// It tells a recording that is loud throughout from one with a few damaged samples, whatever its level.
struct MagnitudeHistogram {
  /// By the exponent's bits in a sample of 32 bits: from 2^(i − 127) up to twice that.
  private var counts = [Int](repeating: 0, count: 256)

  private static let bias = 127

  /// The distance in powers of two, 60 dB, between sound and a damaged sample.
  private static let distance = 10

  /// The level over full scale in powers of two, 24 dB, below which no sample counts as damaged.
  private static let leastExponent = 4

  /// The level from which on a sample can be damaged, linear.
  static let leastLimit = Float(sign: .plus, exponent: leastExponent, significand: 1)

  /// Counts samples.
  ///
  /// - Parameter block: Samples of any value.
  mutating func add(_ block: [Float]) {
    for sample in block { counts[Int(sample.bitPattern >> 23 & 0xFF)] += 1 }
  }

  /// The largest magnitude of a sample that is sound, linear; nil if all samples are.
  ///
  /// Sound doesn't have single samples that are 60 dB over the loudest hundredth of the others.
  var limit: Float? {
    let total = counts.reduce(0, +)
    var louder = 0
    var exponent = 255
    // The loudest hundredth is above this order of magnitude.
    while exponent > 0, (louder + counts[exponent]) * 100 <= total {
      louder += counts[exponent]
      exponent -= 1
    }
    let first = max(exponent + 1 + Self.distance, Self.bias + Self.leastExponent)
    guard first < 255, counts[first...].contains(where: { $0 > 0 }) else { return nil }
    return Float(sign: .plus, exponent: first - Self.bias, significand: 1).nextDown
  }
}
