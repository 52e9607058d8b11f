/// A piece of a transcript: words with the time at which they're spoken.
package struct Cue: Sendable, Equatable {
  /// From the start of the recording or, once merged, of the programme.
  package var start: Milliseconds

  /// From the start of the recording or, once merged, of the programme.
  package var end: Milliseconds

  /// The speaker's name.
  package var speaker: String?

  /// The words, as plain text with its line breaks.
  package var text: String

  /// The line of the transcript that has the cue's times, counted from 1; 0 if there is no such line.
  package var line: Int

  /// The column in that line, in Unicode scalars counted from 1; nil in formats whose cues have lines of
  /// their own.
  package var column: Int?

  /// Whether the times are estimated from the words and the recording, rather than read from a file.
  package var isEstimated: Bool

  package init(
    start: Milliseconds,
    end: Milliseconds,
    speaker: String? = nil,
    text: String,
    line: Int = 0,
    column: Int? = nil,
    isEstimated: Bool = false
  ) {
    self.start = start
    self.end = end
    self.speaker = speaker
    self.text = text
    self.line = line
    self.column = column
    self.isEstimated = isEstimated
  }
}
