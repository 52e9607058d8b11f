/// Decides which silence is removed from a recording: some at its ends, and the excess of long pauses.
enum CutPlanner {
  /// The silence in seconds that stays ahead of the first sound.
  private static let keptHead = 0.150

  /// The silence in seconds that stays after the last sound.
  private static let keptTail = 0.250

  /// The shortest cut at either end, in seconds.
  private static let minimumTrim = 0.100

  /// The longest pause that stays as it is, in seconds.
  private static let maximumPause = 1.5

  /// The length that a longer pause gets, in seconds.
  private static let shortenedPause = 0.8

  /// Plans the cuts.
  ///
  /// - Parameters:
  ///   - activity: Where the recording has sound.
  ///   - length: The recording's length in frames at the programme's sample rate.
  ///   - sampleRate: The programme's sample rate in Hz.
  ///   - options: Which cuts to make.
  /// - Returns: Ranges of frames, ascending, not adjacent.
  static func plan(
    _ activity: VoiceActivity,
    length: Int,
    sampleRate: Int,
    for options: CleaningOptions
  ) -> [Range<Int>] {
    let window = sampleRate / VoiceActivity.rate
    let frames = { (seconds: Double) in Int((seconds * Double(sampleRate)).rounded()) }
    let soundStart = activity.soundStart * window
    let soundEnd = min(activity.soundEnd * window, length)
    guard soundStart < soundEnd else { return [] }
    var cuts: [Range<Int>] = []
    if options.trimsSilence, soundStart - frames(keptHead) >= frames(minimumTrim) {
      cuts.append(0..<(soundStart - frames(keptHead)))
    }
    if options.shortensPauses {
      for pause in activity.silences(atLeast: Int(maximumPause * Double(VoiceActivity.rate)) + 1) {
        let range = (pause.lowerBound * window)..<(pause.upperBound * window)
        guard range.lowerBound >= soundStart, range.upperBound <= soundEnd else { continue }
        let kept = frames(shortenedPause) / 2
        cuts.append((range.lowerBound + kept)..<(range.upperBound - kept))
      }
    }
    if options.trimsSilence, length - soundEnd - frames(keptTail) >= frames(minimumTrim) {
      cuts.append((soundEnd + frames(keptTail))..<length)
    }
    return cuts
  }
}
