package import RoadcastModel

/// Writes transcripts as the HTML that Podcasting 2.0 asks for: `<cite>`, `<time>` and `<p>`.
package enum TranscriptHTML {
  /// Writes cues as they come: a fragment without a page around it.
  ///
  /// A speaker is named where the voice changes; a cue without words is left out. Nothing of a cue
  /// is ever read as markup.
  package static func write(_ cues: [Cue]) -> String {
    var text = ""
    var previous: String?
    for cue in cues {
      let words = CueLines.lines(of: cue.text).joined(separator: " ")
      guard !words.isEmpty else { continue }
      let speaker = cue.speaker.flatMap(CueLines.speaker)
      if let speaker, speaker != previous {
        text += "<cite>\(CharacterReference.escape(speaker)):</cite>\n"
      }
      previous = speaker
      let time = cue.start.clockToSeconds
      let seconds = "PT\(cue.start.count / 1_000).\(padded(cue.start.count % 1_000, 3))S"
      text += "<time datetime=\"\(seconds)\">\(time)</time>\n"
      text += "<p>\(CharacterReference.escape(words))</p>\n"
    }
    return text
  }
}
