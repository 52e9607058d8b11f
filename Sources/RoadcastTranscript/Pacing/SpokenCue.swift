import RoadcastModel

/// Words with the time at which a segment says them: the same in every programme.
struct SpokenCue: Sendable {
  /// Samples at the programme's rate, from where the segment begins to be heard.
  var start: Int
  var end: Int

  var speaker: String?
  var text: String
  var isEstimated: Bool

  /// The cue in a programme in which its segment is heard as `part`.
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
