/// How fast people read and how long a cue may stand, in samples of a programme.
struct ReadingPace {
  /// Milliseconds between two cues that are a pause.
  static let pause = 400

  /// Between two cues: as long is a pause.
  let pause: Int

  /// Of each character at the greatest speed that people read at: 20 in a second.
  let character: Int

  /// That a cue is shown longer than it is heard, at most.
  let longestHold: Int

  /// That a cue is heard, at most, where it can be parted; and what of its time counts, by its
  /// characters: a cue of few words and much silence is not made better by parting it.
  let longestCue: Int
  let slowestCharacter: Int

  let second: Int

  /// The least that has a length in milliseconds.
  let millisecond: Int

  init(sampleRate: Int) {
    func samples(_ milliseconds: Int) -> Int { sampleRate * milliseconds / 1_000 }
    pause = samples(Self.pause)
    character = samples(50)
    longestHold = samples(1_500)
    longestCue = samples(7_000)
    slowestCharacter = samples(125)
    second = sampleRate
    millisecond = (sampleRate + 999) / 1_000
  }
}
