import RealModule

/// Finds where a voice rests: shorter and louder silences than those that are taken out.
enum PauseDetector {
  /// Windows of 10 ms: a shorter rest is part of a word, and a shorter sound part of a rest.
  private static let least = 10
  private static let leastSound = 4

  /// dB under what is said, in a studio; noise leaves less room.
  private static let depth = 35.0

  /// Windows of 10 ms in which nobody speaks: ascending, apart from each other, those at either end
  /// included.
  ///
  /// - `powers`: mean squares of a third of a window each.
  static func find(powers: [Float]) -> [Range<Int>] {
    let levels = stride(from: 0, to: powers.count, by: 3).map { start in
      let window = powers[start..<min(start + 3, powers.count)]
      let power = window.reduce(0, +) / Float(window.count)
      return power > 0 ? 10 * Double.log10(Double(power)) : -200
    }
    let sorted = levels.sorted()
    guard !sorted.isEmpty else { return [] }
    let speech = sorted[sorted.count * 19 / 20]
    let floor = sorted[sorted.count / 20]
    let threshold = speech - min(depth, 0.7 * (speech - floor))
    var rests: [Range<Int>] = []
    var start: Int?
    for index in 0...levels.count {
      if index < levels.count, levels[index] < threshold {
        start = start ?? index
      } else if let begun = start {
        start = nil
        // A click or a breath between two rests is not speech.
        if let last = rests.last, begun - last.upperBound < leastSound, last.count >= leastSound {
          rests[rests.count - 1] = last.lowerBound..<index
        } else {
          rests.append(begun..<index)
        }
      }
    }
    return rests.filter { rest in
      rest.count >= least || rest.lowerBound == 0 || rest.upperBound == levels.count
    }
  }
}
