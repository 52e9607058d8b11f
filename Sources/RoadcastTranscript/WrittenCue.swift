import RoadcastModel

/// A cue with its words as each form writes them: they are the same whenever the cue is heard, and so are
/// written once for all cuts.
package struct WrittenCue: Sendable {
  let start: Milliseconds
  let end: Milliseconds
  let words: WrittenWords
}
