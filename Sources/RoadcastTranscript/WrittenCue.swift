import RoadcastModel

/// A cue with its words as each format writes them: the same in every programme, so they're written once.
package struct WrittenCue: Sendable {
  let start: Milliseconds
  let end: Milliseconds
  let words: WrittenWords
}
