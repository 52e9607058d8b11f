/// What is said in one recording or, once merged, in one programme.
package struct Transcript: Sendable, Equatable {
  /// The path in the workspace; empty for a merged one.
  package var file: String

  package var cues: [Cue]

  package init(file: String = "", cues: [Cue]) {
    self.file = file
    self.cues = cues
  }
}
