/// What one voice says without a pause: within it, words may be laid in cues in any way.
struct SpokenRun {
  /// What stays together: a cue that fits, or a word of one that does not.
  struct Atom {
    /// Places in `words`.
    var words: Range<Int>

    /// Characters as they are read, spaces between words counted.
    var count: Int

    /// Milliseconds of the programme.
    var start: Int
    var end: Int

    /// The cue's place in the stretch, and its characters.
    var cue: Int
    var cueCount: Int

    /// What it costs to end a shown cue behind it.
    var ending: Ending

    /// The lines of a cue that fits.
    var lines: [String]?
  }

  /// What a word ends.
  enum Ending {
    case sentence, clause, word

    init(of word: String) {
      switch word.unicodeScalars.last(where: { !Self.closes($0) }) {
      case ".", "!", "?", "…", "。", "！", "？": self = .sentence
      case ",", ";", ":", "—", "–", "、", "，", "；", "：": self = .clause
      default: self = .word
      }
    }

    private static func closes(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar {
      case "\"", "'", "”", "’", ")", "»", "]", "」": true
      default: false
      }
    }
  }

  var speaker: String?
  var isEstimated: Bool

  /// Whether somebody else speaks meanwhile.
  var isCrossed: Bool

  /// What stands before the words of the first cue, or of each.
  var lead: [LineFill.Word]
  var alwaysLeads: Bool

  var words: [LineFill.Word] = []
  var atoms: [Atom] = []

  /// Until when the last cue may be shown, and where the stretch ends.
  var limit = 0
  var stretchEnd: Int
}
