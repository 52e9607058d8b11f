/// The words of one recording or, once merged, of one programme.
package struct Transcript: Sendable, Equatable {
  /// The path in the workspace; empty for a merged transcript.
  package var file: String

  package var cues: [Cue]

  package init(file: String = "", cues: [Cue]) {
    self.file = file
    self.cues = cues
  }

  /// The number of words in all cues.
  package var wordCount: Int { cues.reduce(0) { $0 + $1.text.wordCount } }
}
