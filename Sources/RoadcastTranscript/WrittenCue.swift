package import RoadcastModel

/// A cue with its words as each form writes them: they are the same whenever the cue is heard, and so are
/// written once for all cuts.
package struct WrittenCue: Sendable {
  let start: Milliseconds
  let end: Milliseconds
  let words: WrittenWords

  package init(_ cue: Cue) {
    self.init(
      start: cue.start,
      end: cue.end,
      words: WrittenWords(cue.text, speaker: cue.speaker, isEstimated: cue.isEstimated)
    )
  }

  init(start: Milliseconds, end: Milliseconds, words: WrittenWords) {
    self.start = start
    self.end = end
    self.words = words
  }
}
