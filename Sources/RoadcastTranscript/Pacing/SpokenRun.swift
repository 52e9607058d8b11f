import RoadcastModel

/// What one voice says without a pause: its words can be distributed over cues in any way.
struct SpokenRun {
  /// Words that stay together: a cue that fits, or one word of a cue that doesn't.
  struct Atom {
    /// Indices in `words`.
    var words: Range<Int>

    /// The characters as read, including the spaces between words.
    var count: Int

    /// Samples, as in `SpokenCue`.
    var start: Int
    var end: Int

    /// The cue's index in the speech, and its characters.
    var cue: Int
    var cueCount: Int

    /// What ends with it, which decides the cost of ending a cue there.
    var ending: WordEnding

    /// The lines in `text` of a cue that fits.
    var lines: Range<Int>?
  }

  var speaker: String?
  var isEstimated: Bool

  /// Whether another voice overlaps it.
  var isCrossed: Bool

  /// What precedes the words of the first cue, or of each cue.
  var lead: [LineFiller.Word] = []
  var alwaysLeads: Bool

  /// The lead and then each cue's lines, in UTF-8.
  var text: [UInt8] = []
  var words: [LineFiller.Word] = []
  var atoms: [Atom] = []

  /// The latest end of the last cue, in samples.
  var limit = 0

  /// The end of the segment's speech, in samples.
  var speechEnd: Int
}
