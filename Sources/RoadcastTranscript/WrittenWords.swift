import RoadcastModel

/// The words of a cue as each format writes them.
///
/// A class, because the cues of many programmes share it.
final class WrittenWords: Sendable {
  let isEstimated: Bool

  /// The speaker's name on one line; nil without a name.
  let speaker: String?

  /// The lines below a cue's times; empty without words, and then no format writes the cue.
  let webVTT: [UInt8]

  /// The words on one line, as a JSON string.
  let json: [UInt8]

  /// The words as a paragraph.
  let html: [UInt8]

  /// Whether there is nothing to write.
  var isBlank: Bool { webVTT.isEmpty }

  init(_ text: String, speaker: String?, isEstimated: Bool) {
    self.isEstimated = isEstimated
    self.speaker = speaker.flatMap(CueLines.speaker)
    let lines = CueLines.lines(of: text)
    let line = lines.count == 1 ? lines[0] : CueLines.joined(lines)
    webVTT = WebVTT.payload(lines, speaker: self.speaker)
    json = JSONWriter.quoted(line)
    html = TranscriptHTML.paragraph(line)
  }
}
