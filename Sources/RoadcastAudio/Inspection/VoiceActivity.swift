import RealModule

/// Where a recording has sound and where it is silent, in windows of 10 ms.
struct VoiceActivity: Sendable {
  /// Whether the level of each window is below the threshold.
  private let isSilent: [Bool]

  /// The level of the loud windows in dBFS: the 95th percentile, which is the voice.
  let speechLevel: Double

  /// The level of the soft windows in dBFS: the 10th percentile, which is the background noise.
  let noiseFloor: Double

  /// The number of windows in a second.
  static let rate = 100

  /// Classifies windows by their level.
  ///
  /// - Parameter powers: The mean square of each third of a window, linear.
  init(powers: [Float]) {
    let windows = stride(from: 0, to: powers.count, by: 3).map { start in
      let window = powers[start..<min(start + 3, powers.count)]
      return window.reduce(0, +) / Float(window.count)
    }
    let sorted = windows.sorted()
    let level = { (power: Float) in power > 0 ? 10 * Double.log10(Double(power)) : -200.0 }
    guard !sorted.isEmpty else {
      (isSilent, speechLevel, noiseFloor) = ([], -200, -200)
      return
    }
    let speechLevel = level(sorted[sorted.count * 19 / 20])
    let noiseFloor = level(sorted[sorted.count / 10])
    // The second term keeps soft speech, and steady tones, from counting as silence however loud the
    // noise is.
    let threshold = min(max(-60, noiseFloor + 8), speechLevel - 25)
    isSilent = windows.map { level($0) < threshold }
    self.speechLevel = speechLevel
    self.noiseFloor = noiseFloor
  }

  /// The first window that has sound; the number of windows if all are silent.
  var soundStart: Int { isSilent.firstIndex(of: false) ?? isSilent.count }

  /// The window after the last one that has sound; 0 if all are silent.
  var soundEnd: Int { (isSilent.lastIndex(of: false) ?? -1) + 1 }

  /// Returns the silences of a minimum length, those at either end included.
  ///
  /// - Parameter count: The minimum number of windows.
  /// - Returns: Ranges of windows, ascending.
  func silences(atLeast count: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for index in 0...isSilent.count {
      if index < isSilent.count, isSilent[index] {
        start = start ?? index
      } else if let begun = start {
        if index - begun >= count { found.append(begun..<index) }
        start = nil
      }
    }
    return found
  }

  /// The signal-to-noise ratio in dB.
  ///
  /// It is nil if there are no pauses in which the noise could be measured, as in music and tones.
  var signalToNoise: Double? {
    let distance = speechLevel - noiseFloor
    return distance >= 4 ? distance : nil
  }
}
