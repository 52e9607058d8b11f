package import RoadcastModel

extension SubRip {
  /// The longest line, in characters as they are written, the speaker's name among them.
  package static let lineWidth = 32

  /// The most lines of one cue.
  package static let linesPerCue = 2

  /// Writes cues as they come: whoever merged them put them in order.
  ///
  /// A cue that is too long for two lines becomes several that share its time by their characters.
  /// The name stands in front of the words where the speaker changes. A cue without words is left
  /// out.
  package static func write(_ cues: [Cue]) -> String {
    var text = ""
    var counter = 0
    var previous: String?
    for cue in cues {
      let lines = CueLines.lines(of: cue.text).map(SubRipCueText.escape)
      guard !lines.isEmpty else { continue }
      let speaker = cue.speaker.flatMap(CueLines.speaker)
      let name = speaker == previous ? nil : speaker.map { SubRipCueText.escape($0) + ":" }
      previous = speaker
      let pieces = SubRipSplit.pieces(of: lines, name: name)
      let spans = SubRipSplit.shares(of: cue, weights: pieces.map(\.weight))
      for (piece, span) in zip(pieces, spans) {
        if counter > 0 { text += "\n" }
        counter += 1
        text += "\(counter)\n\(clock(span.start)) --> \(clock(span.end))\n"
        for line in piece.lines { text += line + "\n" }
      }
    }
    return text
  }

  private static func clock(_ time: Milliseconds) -> String { time.clock(separator: ",") }
}
