import RoadcastModel

/// Makes cues that can be read while they are heard.
///
/// What is too long is parted at clauses, what is short is joined to its neighbours, and what is said
/// faster than anybody reads is shown a little longer where silence follows. Nothing is joined over a
/// pause, over a change of speaker, or where two people speak at once; a cue that is fine stays as it
/// is, with its times and its lines. All words stay, in their order.
struct CuePacer: Sendable {
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
  struct Shown {
    /// Samples, as those of `SpokenCue`.
    var start: Int
    var end: Int
    var speaker: String?
    var isEstimated: Bool

    /// What the words are places in; UTF-8.
    var text: [UInt8]

    /// What stands before the words, if anything does.
    var lead: [LineFiller.Word]

    var words: ArraySlice<LineFiller.Word>

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

  private let form: Form
  private let pace: ReadingPace

  /// - `sampleRate`: Hz, of what is paced.
  init(form: Form, sampleRate: Int) {
    self.form = form
    pace = ReadingPace(sampleRate: sampleRate)
  }

  /// - `voice`: who spoke last before the speech, and then who did in it.
  ///
  /// - Returns: ascending by start; what begins together stays in its order.
  func shown(_ speech: SegmentSpeech, voice: inout SpokenVoice) -> [Shown] {
    var layout = SpokenLayout(form: form, pace: pace, voice: voice)
    let runs = layout.runs(of: speech)
    voice = layout.voice
    let shown = runs.flatMap { PacingPath(over: $0, form: form, pace: pace).shown() }
    return runs.contains(where: \.isCrossed) ? Self.ascending(shown) : shown
  }

  private static func ascending(_ shown: [Shown]) -> [Shown] {
    // The place in the list decides last: the library's sort does not promise to be stable.
    shown.enumerated()
      .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
      .map(\.element)
  }
}
