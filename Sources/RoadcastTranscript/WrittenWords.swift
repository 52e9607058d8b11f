import RoadcastModel

/// What a cue says, as each form writes it.
///
/// An object, because the cues of many cuts share it.
final class WrittenWords: Sendable {
  let isEstimated: Bool

  /// Who says it, on one line; nil where nobody is named.
  let speaker: String?

  /// The lines below a cue's times; none where there are no words, and then no form writes the cue.
  let webVTT: [UInt8]

  /// The words on one line, in quotation marks.
  let json: [UInt8]

  /// The words as a paragraph.
  let html: [UInt8]

  /// Whether there is nothing to write.
  var isBlank: Bool { webVTT.isEmpty }

  init(_ text: String, speaker: String?, isEstimated: Bool) {
    self.isEstimated = isEstimated
    self.speaker = speaker.flatMap(CueLines.speaker)
    let lines = CueLines.lines(of: text)
    let line = lines.count == 1 ? lines[0] : lines.joined(separator: " ")
    webVTT = WebVTT.payload(lines, speaker: self.speaker)
    json = JSONWriter.quoted(line)
    html = TranscriptHTML.paragraph(line)
  }
}
