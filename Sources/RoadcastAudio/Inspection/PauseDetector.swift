import RealModule

/// Finds the pauses of a voice, from 100 ms on.
///
/// They are used to align a script with its recording. `VoiceActivity` finds the longer and quieter
/// silences that are removed.
enum PauseDetector {
  /// The shortest pause in windows of 10 ms: a shorter one is part of a word.
  private static let minimumPause = 10

  /// The shortest sound in windows of 10 ms: a shorter one, such as a click, is part of a pause.
  private static let minimumSound = 4

  /// The level of a pause in a studio, in dB below the speech.
  ///
  /// With background noise, it is less far below.
  private static let depth = 35.0

  /// Finds the pauses.
  ///
  /// - Parameter powers: The mean square of each third of a window of 10 ms, linear.
  /// - Returns: Ranges of windows, ascending, not adjacent, those at either end included.
  static func pauses(in powers: [Float]) -> [Range<Int>] {
    let levels = stride(from: 0, to: powers.count, by: 3).map { start in
      let window = powers[start..<min(start + 3, powers.count)]
      let power = window.reduce(0, +) / Float(window.count)
      return power > 0 ? 10 * Double.log10(Double(power)) : -200
    }
    let sorted = levels.sorted()
    guard !sorted.isEmpty else { return [] }
    let speechLevel = sorted[sorted.count * 19 / 20]
    let noiseFloor = sorted[sorted.count / 20]
    let threshold = speechLevel - min(depth, 0.7 * (speechLevel - noiseFloor))
    var pauses: [Range<Int>] = []
    var start: Int?
    for index in 0...levels.count {
      if index < levels.count, levels[index] < threshold {
        start = start ?? index
      } else if let begun = start {
        start = nil
        // A click or a breath between two pauses joins them.
        if let last = pauses.last, begun - last.upperBound < minimumSound,
          last.count >= minimumSound
        {
          pauses[pauses.count - 1] = last.lowerBound..<index
        } else {
          pauses.append(begun..<index)
        }
      }
    }
    return pauses.filter { pause in
      pause.count >= minimumPause || pause.lowerBound == 0 || pause.upperBound == levels.count
    }
  }
}
