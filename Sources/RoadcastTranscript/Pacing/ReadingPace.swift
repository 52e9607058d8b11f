/// How fast people read and how long a cue is shown, in samples of a programme.
struct ReadingPace {
  /// The shortest gap between two cues that counts as a pause, in milliseconds.
  static let pauseInMilliseconds = 400

  /// The shortest gap between two cues that counts as a pause.
  let pause: Int

  /// The time of a character at the highest reading speed: 20 characters a second.
  let character: Int

  /// The longest time that a cue is shown after its speech.
  let longestHold: Int

  /// The longest speech in a cue that can be split.
  let longestCue: Int

  /// The longest time that counts for each character of a cue: splitting a cue with few words and much
  /// silence doesn't make it more readable.
  let slowestCharacter: Int

  let second: Int

  /// The shortest time that's at least a millisecond when rounded.
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
