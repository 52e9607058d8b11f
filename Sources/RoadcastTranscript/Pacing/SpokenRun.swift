import RoadcastModel

/// What one voice says without a pause: within it, words may be laid in cues in any way.
struct SpokenRun {
  /// What stays together: a cue that fits, or a word of one that does not.
  struct Atom {
    /// Places in `words`.
    var words: Range<Int>

    /// Characters as they are read, spaces between words counted.
    var count: Int

    /// Samples, as those of `SpokenCue`.
    var start: Int
    var end: Int

    /// The cue's place in the speech, and its characters.
    var cue: Int
    var cueCount: Int

    /// What it costs to end a shown cue behind it.
    var ending: WordEnding

    /// Where the lines of a cue that fits stand in `text`.
    var lines: Range<Int>?
  }

  var speaker: String?
  var isEstimated: Bool

  /// Whether somebody else speaks meanwhile.
  var isCrossed: Bool

  /// What stands before the words of the first cue, or of each.
  var lead: [LineFiller.Word] = []
  var alwaysLeads: Bool

  /// All that is said and what leads it, each cue's lines in turn; UTF-8.
  var text: [UInt8] = []
  var words: [LineFiller.Word] = []
  var atoms: [Atom] = []

  /// Until when the last cue may be shown, and where the speech ends.
  var limit = 0
  var speechEnd: Int
}
