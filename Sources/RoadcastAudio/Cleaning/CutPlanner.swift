/// What is taken out of a recording: silence at its ends, and the length of its pauses.
enum CutPlanner {
  /// Seconds kept before the first sound and behind the last.
  private static let keptHead = 0.150
  private static let keptTail = 0.250

  /// Less than this, in seconds, is not worth a cut.
  private static let least = 0.100

  /// Seconds: a pause longer than the first becomes as long as the second.
  private static let longestPause = 1.5
  private static let shortenedPause = 0.8

  /// Plans what is taken out.
  ///
  /// - `length`: frames of the recording at the programme's rate.
  /// - `sampleRate`: Hz.
  ///
  /// Returns ranges of frames in ascending order, apart from each other.
  static func plan(
    _ silence: VoiceActivity,
    length: Int,
    sampleRate: Int,
    for cleaning: CleaningOptions
  ) -> [Range<Int>] {
    let window = sampleRate / VoiceActivity.rate
    let frames = { (seconds: Double) in Int((seconds * Double(sampleRate)).rounded()) }
    let soundStart = silence.head * window
    let soundEnd = min(silence.end * window, length)
    guard soundStart < soundEnd else { return [] }
    var cuts: [Range<Int>] = []
    if cleaning.trim, soundStart - frames(keptHead) >= frames(least) {
      cuts.append(0..<(soundStart - frames(keptHead)))
    }
    if cleaning.pauses {
      for pause in silence.silences(atLeast: Int(longestPause * Double(VoiceActivity.rate)) + 1) {
        let range = (pause.lowerBound * window)..<(pause.upperBound * window)
        guard range.lowerBound >= soundStart, range.upperBound <= soundEnd else { continue }
        let kept = frames(shortenedPause) / 2
        cuts.append((range.lowerBound + kept)..<(range.upperBound - kept))
      }
    }
    if cleaning.trim, length - soundEnd - frames(keptTail) >= frames(least) {
      cuts.append((soundEnd + frames(keptTail))..<length)
    }
    return cuts
  }
}
