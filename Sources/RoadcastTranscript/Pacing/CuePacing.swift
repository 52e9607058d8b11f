import RoadcastModel

/// Makes cues that can be read while they are heard.
///
/// What is too long is parted at clauses, what is short is joined to its neighbours, and what is said
/// faster than anybody reads is shown a little longer where silence follows. Nothing is joined over a
/// pause, over a change of speaker, or where two people speak at once; a cue that is fine stays as it
/// is, with its times and its lines. All words stay, in their order.
struct CuePacing: Sendable {
  /// How a form of writing shows a cue.
  struct Form: Sendable {
    /// The longest line, in characters as they are written.
    var width: Int

    /// The most lines of a cue that was parted or joined.
    var lines: Int

    /// Characters up to which cues are joined gladly.
    var comfortable: Int

    /// Whether a word that is longer than a line is broken.
    var breaksWords: Bool

    /// What stands before the words of a speaker.
    var lead: @Sendable (_ speaker: String) -> [LineFill.Word]

    /// Whether that stands in each cue, or only where the speaker changes.
    var alwaysLeads: Bool

    /// A word with its characters.
    var word: @Sendable (_ text: String) -> LineFill.Word

    /// The most that are written for one character.
    var mostWritten: @Sendable (_ character: Character) -> Int
  }

  /// A cue as it is shown.
  struct Shown: Equatable {
    var start: Int
    var end: Int
    var speaker: String?
    var isEstimated: Bool

    /// What stands before the words, if anything does.
    var lead: [LineFill.Word]

    var words: ArraySlice<LineFill.Word>

    /// The cue's own lines, where it was neither parted nor joined.
    var lines: [String]?

    /// The words, in the lines of the cue or all on one.
    var text: String {
      lines?.joined(separator: "\n")
        ?? words.reduce(into: "") { $0 += ($0.isEmpty || $1.isGlued ? "" : " ") + $1.text }
    }
  }

  let form: Form

  /// Milliseconds between two cues that are a pause.
  static let pause = 400

  /// Milliseconds for a character at the greatest speed that people read at: 20 in a second.
  static let readingTime = 50

  /// Milliseconds that a cue is shown longer than it is heard, at most.
  static let longestHold = 1_500

  /// Milliseconds that a cue is heard, at most, where it can be parted; and what of its time counts, by
  /// its characters: a cue of few words and much silence is not made better by parting it.
  static let longestCue = 7_000
  static let slowest = 125

  /// - Returns: ascending by start; what begins together stays in its order.
  func shown(_ stretches: [SpokenStretch]) -> [Shown] {
    var shown: [Shown] = []
    var layout = SpokenLayout(form: form)
    for stretch in stretches {
      let runs = layout.runs(of: stretch)
      let laid = runs.flatMap { PacingPath(over: $0, form: form).shown() }
      shown += runs.contains(where: \.isCrossed) ? Self.ascending(laid) : laid
    }
    return shown
  }

  private static func ascending(_ shown: [Shown]) -> [Shown] {
    // The place in the list decides last: the library's sort does not promise to be stable.
    shown.enumerated()
      .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
      .map(\.element)
  }
}
