import RealModule

/// Where something is said in a recording and where not, in windows of 10 ms.
struct VoiceActivity: Sendable {
  /// The windows below the threshold.
  private let isQuiet: [Bool]

  /// dBFS of what is said, and of what lies under it.
  let speech: Double
  let floor: Double

  /// Windows a second.
  static let rate = 100

  /// - `powers`: mean squares of a third of a window each.
  init(powers: [Float]) {
    let windows = stride(from: 0, to: powers.count, by: 3).map { start in
      let window = powers[start..<min(start + 3, powers.count)]
      return window.reduce(0, +) / Float(window.count)
    }
    let sorted = windows.sorted()
    let level = { (power: Float) in power > 0 ? 10 * Double.log10(Double(power)) : -200.0 }
    guard !sorted.isEmpty else {
      (isQuiet, speech, floor) = ([], -200, -200)
      return
    }
    let speech = level(sorted[sorted.count * 19 / 20])
    let floor = level(sorted[sorted.count / 10])
    // What is said softly must not count as silence, however loud the noise.
    let threshold = min(max(-60, floor + 8), speech - 25)
    isQuiet = windows.map { level($0) < threshold }
    self.speech = speech
    self.floor = floor
  }

  /// Windows before the first sound.
  var head: Int { isQuiet.firstIndex(of: false) ?? isQuiet.count }

  /// Windows up to and with the last sound.
  var end: Int { (isQuiet.lastIndex(of: false) ?? -1) + 1 }

  /// The silences of at least so many windows, those at either end included.
  func silences(atLeast count: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for index in 0...isQuiet.count {
      if index < isQuiet.count, isQuiet[index] {
        start = start ?? index
      } else if let begun = start {
        if index - begun >= count { found.append(begun..<index) }
        start = nil
      }
    }
    return found
  }

  /// By how many dB what is said stands over the noise under it; nil where there are no pauses to
  /// judge by, as in music and tones.
  var signalToNoise: Double? {
    let distance = speech - floor
    return distance >= 4 ? distance : nil
  }
}
