import RoadcastModel

/// Makes cues that can be read at the speed of the speech.
///
/// Long cues are split at clauses, short ones are joined to their neighbours, and cues that are spoken
/// faster than people read are shown a little longer where silence follows. Cues aren't joined over a
/// pause, over a change of speaker, or where two people speak at once. A cue that's readable keeps its
/// times and its lines. All words stay, in their order.
struct CuePacer: Sendable {
  /// How a format shows a cue.
  struct Form: Sendable {
    /// The longest line, in characters as written.
    var width: Int

    /// The most lines of a cue that was split or joined.
    var lines: Int

    /// The length in characters up to which joining cues costs nothing.
    var comfortable: Int

    /// Whether a word longer than a line is broken.
    var breaksWords: Bool

    /// What precedes the words of a speaker; empty for nothing.
    var lead: @Sendable (_ speaker: String) -> String

    /// Whether that's in each cue, or only where the speaker changes.
    var alwaysLeads: Bool

    /// Counts the characters of a word as read, and as written with escapes.
    var measure: @Sendable (_ word: ArraySlice<UInt8>) -> (count: Int, width: Int)

    /// The most characters that are written for one.
    var mostWritten: @Sendable (_ character: Character) -> Int
  }

  /// A cue as it's shown.
  struct Shown {
    /// Samples, as in `SpokenCue`.
    var start: Int
    var end: Int
    var speaker: String?
    var isEstimated: Bool

    /// The text that contains the words, in UTF-8.
    var text: [UInt8]

    /// What precedes the words.
    var lead: [LineFiller.Word]

    var words: ArraySlice<LineFiller.Word>

    /// The cue's own lines in `text`; nil for a cue that was split or joined.
    var lines: Range<Int>?

    /// The words, in the cue's own lines or on one line.
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

  /// - Parameters:
  ///   - form: How cues are shown.
  ///   - sampleRate: The rate of the samples, in Hz.
  init(form: Form, sampleRate: Int) {
    self.form = form
    pace = ReadingPace(sampleRate: sampleRate)
  }

  /// Paces the cues of a segment.
  ///
  /// - Parameters:
  ///   - speech: What's said in the segment, tidied (``SegmentSpeech/tidied``).
  ///   - voice: The last voice before the segment; then the last one in it.
  /// - Returns: The cues by their starts; those with equal starts keep their order.
  func shown(_ speech: SegmentSpeech, voice: inout SpokenVoice) -> [Shown] {
    var layout = SpokenLayout(form: form, pace: pace, voice: voice)
    let runs = layout.runs(of: speech)
    voice = layout.voice
    let shown = runs.flatMap { PacingPath(over: $0, form: form, pace: pace).shown() }
    return runs.contains(where: \.isCrossed) ? Self.ascending(shown) : shown
  }

  private static func ascending(_ shown: [Shown]) -> [Shown] {
    // Swift's sort isn't documented to be stable.
    shown.enumerated()
      .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
      .map(\.element)
  }
}
