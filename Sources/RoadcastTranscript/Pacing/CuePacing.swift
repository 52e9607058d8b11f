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

    /// What stands before the words of a speaker, empty for nothing.
    var lead: @Sendable (_ speaker: String) -> String

    /// Whether that stands in each cue, or only where the speaker changes.
    var alwaysLeads: Bool

    /// The characters of a word as they are read, and as they are written with escapes.
    var measure: @Sendable (_ word: ArraySlice<UInt8>) -> (count: Int, width: Int)

    /// The most that are written for one character.
    var mostWritten: @Sendable (_ character: Character) -> Int
  }

  /// A cue as it is shown.
  struct Shown: Equatable {
    var start: Int
    var end: Int
    var speaker: String?
    var isEstimated: Bool

    /// What the words are places in; UTF-8.
    var text: [UInt8]

    /// What stands before the words, if anything does.
    var lead: [LineFill.Word]

    var words: ArraySlice<LineFill.Word>

    /// Where the cue's own lines stand in `text`, where it was neither parted nor joined.
    var lines: Range<Int>?

    /// The words, in the lines of the cue or all on one.
    var spoken: String {
      if let lines { return String(decoding: text[lines], as: UTF8.self) }
      var spoken: [UInt8] = []
      for word in words {
        if !spoken.isEmpty, !word.isGlued { spoken.append(UInt8(ascii: " ")) }
        spoken += text[word.bytes]
      }
      return String(decoding: spoken, as: UTF8.self)
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
