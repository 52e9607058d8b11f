/// Words with the time at which a segment says them: the same in every programme.
struct SpokenCue: Sendable, Equatable {
  /// Samples at the programme's rate, from where the segment begins to be heard.
  var start: Int
  var end: Int

  var speaker: String?
  var text: String
  var isEstimated: Bool
}
