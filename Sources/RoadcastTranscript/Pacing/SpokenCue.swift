import RoadcastModel

/// Words with their time in a segment, which is the same in every programme.
struct SpokenCue: Sendable {
  /// Samples at the programme's rate, from the start of the segment as it's played.
  var start: Int
  var end: Int

  var speaker: String?
  var text: String
  var isEstimated: Bool

  /// The cue on the timeline of a programme.
  ///
  /// - Parameters:
  ///   - part: The segment's part of the programme.
  ///   - programme: A programme that contains the segment.
  /// - Returns: The cue at the programme's times.
  func placed(in part: Programme.Part, of programme: Programme) -> Cue {
    Cue(
      start: programme.milliseconds(part.start + start),
      end: programme.milliseconds(part.start + end),
      speaker: speaker,
      text: text,
      isEstimated: isEstimated
    )
  }
}
