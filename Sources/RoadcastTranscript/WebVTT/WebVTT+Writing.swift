package import RoadcastModel

extension WebVTT {
  /// The longest line of text, in characters as they are written, with tags and escapes counted.
  package static let lineWidth = 65

  /// What is said in a segment, paced for two lines of WebVTT.
  static func paced(_ stretch: SpokenStretch) -> [SpokenCue] {
    // Each cue names its speaker, whoever spoke before.
    var voice = SpokenVoice()
    let pacing = CuePacing(form: form, sampleRate: stretch.sampleRate)
    return pacing.shown(stretch, voice: &voice).map { shown in
      SpokenCue(
        start: shown.start,
        end: shown.end,
        speaker: shown.speaker,
        text: shown.spoken,
        isEstimated: shown.isEstimated
      )
    }
  }

  private static let form = CuePacing.Form(
    width: lineWidth,
    lines: 2,
    comfortable: 84,
    breaksWords: false,
    lead: { _ in "" },
    alwaysLeads: true,
    measure: { CharacterReference.measure($0) },
    mostWritten: { CharacterReference.measure(Array(String($0).utf8)[...]).width }
  )

  /// Writes cues as they come: whoever paced them put them in order.
  ///
  /// A cue's lines are kept where they fit and broken at spaces where not; each cue names its
  /// speaker; a cue without words is left out.
  ///
  /// - Returns: UTF-8.
  package static func write(_ cues: [Cue]) -> [UInt8] {
    var bytes = Array("WEBVTT\n\n".utf8)
    var voice = Voice(of: nil)
    var isFirst = true
    for cue in cues {
      let lines = CueLines.lines(of: cue.text)
      guard !lines.isEmpty else { continue }
      if !isFirst { bytes += "\n".utf8 }
      isFirst = false
      cue.start.appendClock(to: &bytes)
      bytes += " --> ".utf8
      cue.end.appendClock(to: &bytes)
      bytes += "\n".utf8
      if voice.speaker != cue.speaker { voice = Voice(of: cue.speaker) }
      for (index, line) in lines.enumerated() {
        append(line, led: index == 0 ? voice : Voice(of: nil), to: &bytes)
      }
    }
    return bytes
  }

  /// The tag that says who speaks.
  private struct Voice {
    let speaker: String?

    /// Empty where nobody is named.
    let tag: [UInt8]
    let width: Int

    init(of speaker: String?) {
      self.speaker = speaker
      guard let name = speaker.flatMap(CueLines.speaker) else {
        (tag, width) = ([], 0)
        return
      }
      tag = Array("<v \(CharacterReference.escape(name))>".utf8)
      width = TextWidth.characters(of: tag[...])
    }
  }

  private static func append(_ line: String, led voice: Voice, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes += voice.tag
    CharacterReference.append(line.utf8, to: &bytes)
    let text = bytes[(start + voice.tag.count)...]
    if voice.width + TextWidth.characters(of: text) > lineWidth {
      let text = Array(text)
      bytes.removeSubrange(start...)
      wrap(text, led: voice, to: &bytes)
    }
    bytes += "\n".utf8
  }

  /// The tag stands right before the first word, or on a line of its own where both do not fit.
  private static func wrap(_ text: [UInt8], led voice: Voice, to bytes: inout [UInt8]) {
    bytes += voice.tag
    // The tag with its spaces is one piece: a line may not end within it.
    var room = lineWidth - voice.width
    var isFirst = true
    CueLines.forEachWord(in: text[...]) { place in
      let width = TextWidth.characters(of: text[place])
      if isFirst ? width <= room || voice.tag.isEmpty : width < room {
        if !isFirst { bytes += " ".utf8 }
        room -= isFirst ? width : width + 1
      } else {
        bytes += "\n".utf8
        room = lineWidth - width
      }
      isFirst = false
      bytes += text[place]
    }
  }
}
