package import RoadcastModel

/// Writes transcripts as the HTML that Podcasting 2.0 asks for: `<cite>`, `<time>` and `<p>`.
package enum TranscriptHTML {
  /// Writes cues as they come: a fragment without a page around it.
  ///
  /// A speaker is named where the voice changes; a cue without words is left out. Nothing of a cue
  /// is ever read as markup.
  ///
  /// - Returns: UTF-8.
  package static func write(_ cues: [Cue]) -> [UInt8] {
    var bytes: [UInt8] = []
    var previous: String?
    for cue in cues {
      let words = CueLines.lines(of: cue.text)
      guard !words.isEmpty else { continue }
      let speaker = cue.speaker.flatMap(CueLines.speaker)
      if let speaker, speaker != previous {
        bytes += "<cite>".utf8
        CharacterReference.append(speaker.utf8, to: &bytes)
        bytes += ":</cite>\n".utf8
      }
      previous = speaker
      bytes += "<time datetime=\"PT".utf8
      cue.start.appendSeconds(to: &bytes)
      bytes += "S\">".utf8
      bytes += cue.start.clockToSeconds.utf8
      bytes += "</time>\n<p>".utf8
      for (index, line) in words.enumerated() {
        if index > 0 { bytes += " ".utf8 }
        CharacterReference.append(line.utf8, to: &bytes)
      }
      bytes += "</p>\n".utf8
    }
    return bytes
  }
}
