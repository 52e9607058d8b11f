package import RoadcastModel

extension WebVTT {
  /// The longest line of text, in characters as they are written, with tags and escapes counted.
  package static let lineWidth = 65

  /// The cues of a programme, paced for two lines of WebVTT: JSON and pages show the same ones.
  package static func cues(of stretches: [SpokenStretch]) -> [Cue] {
    CuePacing(form: form).shown(stretches).map { shown in
      Cue(
        start: Milliseconds(shown.start),
        end: Milliseconds(shown.end),
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
      width = TextWidth.characters(of: tag)
    }
  }

  /// The tag stands right before the first word, or on a line of its own where both do not fit.
  private static func append(_ line: String, led voice: Voice, to bytes: inout [UInt8]) {
    var text: [UInt8] = []
    CharacterReference.append(line.utf8, to: &text)
    guard voice.width + TextWidth.characters(of: text) > lineWidth else {
      bytes += voice.tag
      bytes += text
      bytes += "\n".utf8
      return
    }
    // The tag with its spaces is one piece: a line may not end within it.
    var words = text.split { $0 == 0x20 || $0 == 0x09 }.map { ($0, TextWidth.characters(of: $0)) }
    if !voice.tag.isEmpty {
      if let (word, width) = words.first, voice.width + width <= lineWidth {
        words[0] = (voice.tag + word, voice.width + width)
      } else {
        bytes += voice.tag
        bytes += "\n".utf8
      }
    }
    var room = -1
    for (index, (word, width)) in words.enumerated() {
      if index > 0 { bytes.append(width < room ? UInt8(ascii: " ") : UInt8(ascii: "\n")) }
      room = index > 0 && width < room ? room - width - 1 : lineWidth - width
      bytes += word
    }
    bytes += "\n".utf8
  }
}
