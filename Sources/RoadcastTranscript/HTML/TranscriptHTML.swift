import RoadcastModel

/// Writes transcripts in the HTML of Podcasting 2.0: `<cite>`, `<time>` and `<p>`.
package enum TranscriptHTML {
  /// Writes cues in their order, as a fragment without a page around it.
  ///
  /// A speaker is named where the speaker changes. Cues without words are left out. The text of cues
  /// is escaped.
  ///
  /// - Parameter cues: The cues of a programme.
  /// - Returns: The HTML in UTF-8.
  package static func write(_ cues: [WrittenCue]) -> [UInt8] {
    var bytes: [UInt8] = []
    var previous: String?
    for written in cues where !written.words.isBlank {
      if let speaker = written.words.speaker, speaker != previous {
        bytes += "<cite>".utf8
        CharacterReference.append(speaker.utf8, to: &bytes)
        bytes += ":</cite>\n".utf8
      }
      previous = written.words.speaker
      bytes += "<time datetime=\"PT".utf8
      written.start.appendSeconds(to: &bytes)
      bytes += "S\">".utf8
      bytes += written.start.clockToSeconds.utf8
      bytes += "</time>\n".utf8
      bytes += written.words.html
    }
    return bytes
  }

  static func paragraph(_ words: String) -> [UInt8] {
    var bytes = Array("<p>".utf8)
    CharacterReference.append(words.utf8, to: &bytes)
    bytes += "</p>\n".utf8
    return bytes
  }
}
