package import RoadcastModel

/// What is said in one segment of a programme, on the programme's timeline.
package struct SpokenStretch: Sendable, Equatable {
  /// Ascending by start; what begins together stays in its order.
  package var cues: [Cue]

  /// Where the segment's sound ends: nothing is shown longer.
  package var end: Milliseconds

  package init(cues: [Cue], end: Milliseconds) {
    self.cues = cues
    self.end = end
  }
}
