/// Words with the time at which they are spoken.
package struct Cue: Sendable, Equatable {
  /// From the beginning of the recording or, once merged, of the programme.
  package var start: Milliseconds
  package var end: Milliseconds

  /// Who says it.
  package var speaker: String?

  /// What is said, as plain text; lines are kept.
  package var text: String

  /// The line of the transcript where the cue's times stand, from 1; 0 for a cue of our own making.
  package var line: Int

  /// Whether its times were reckoned from the words and the sound, and nobody set them.
  package var isEstimated: Bool

  package init(
    start: Milliseconds,
    end: Milliseconds,
    speaker: String? = nil,
    text: String,
    line: Int = 0,
    isEstimated: Bool = false
  ) {
    self.start = start
    self.end = end
    self.speaker = speaker
    self.text = text
    self.line = line
    self.isEstimated = isEstimated
  }
}
