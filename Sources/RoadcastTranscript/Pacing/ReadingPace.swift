/// How fast people read and how long a cue may stand, in samples of a programme.
struct ReadingPace {
  /// The least between two cues that is a pause, in milliseconds.
  static let pauseInMilliseconds = 400

  /// The least between two cues that is a pause.
  let pause: Int

  /// What a character takes at the greatest speed that people read at: 20 in a second.
  let character: Int

  /// The most that a cue is shown longer than it is heard.
  let longestHold: Int

  /// The most that a cue is heard, where it can be parted.
  let longestCue: Int

  /// What counts of a cue's time for each of its characters, at most: one of few words and much silence
  /// is not made better by parting it.
  let slowestCharacter: Int

  let second: Int

  /// The least that is sure to have a length in milliseconds.
  let millisecond: Int

  init(sampleRate: Int) {
    func samples(_ milliseconds: Int) -> Int { sampleRate * milliseconds / 1_000 }
    pause = samples(Self.pauseInMilliseconds)
    character = samples(50)
    longestHold = samples(1_500)
    longestCue = samples(7_000)
    slowestCharacter = samples(125)
    second = sampleRate
    millisecond = (sampleRate + 999) / 1_000
  }
}
