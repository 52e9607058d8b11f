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
        text: shown.text,
        isEstimated: shown.isEstimated
      )
    }
  }

  private static let form = CuePacing.Form(
    width: lineWidth,
    lines: 2,
    comfortable: 84,
    breaksWords: false,
    lead: { _ in [] },
    alwaysLeads: true,
    word: { CharacterReference.word($0) },
    mostWritten: { CharacterReference.word(String($0)).width }
  )

  /// Writes cues as they come: whoever paced them put them in order.
  ///
  /// A cue's lines are kept where they fit and broken at spaces where not; each cue names its
  /// speaker; a cue without words is left out.
  package static func write(_ cues: [Cue]) -> String {
    "WEBVTT\n\n" + cues.compactMap(block).joined(separator: "\n")
  }

  private static func block(_ cue: Cue) -> String? {
    let lines = CueLines.lines(of: cue.text).map(CharacterReference.escape)
    guard !lines.isEmpty else { return nil }
    let times = "\(cue.start.clock()) --> \(cue.end.clock())"
    return ([times] + payload(lines, voice: voice(of: cue))).map { $0 + "\n" }.joined()
  }

  private static func voice(of cue: Cue) -> String {
    guard let speaker = cue.speaker.flatMap(CueLines.speaker) else { return "" }
    return "<v \(CharacterReference.escape(speaker))>"
  }

  /// The tag stands right before the first word, or on a line of its own where both do not fit.
  private static func payload(_ lines: [String], voice: String) -> [String] {
    var payload: [String] = []
    for (index, line) in lines.enumerated() {
      let tag = index == 0 ? voice : ""
      guard tag.count + line.count > lineWidth else {
        payload.append(tag + line)
        continue
      }
      var words = CueLines.words(of: line)[...]
      if !tag.isEmpty {
        let fits = tag.count + (words.first?.count ?? 0) <= lineWidth
        // The tag with its spaces is one piece: a line may not end within it.
        if fits { words = [tag + words[0]] + words.dropFirst() } else { payload.append(tag) }
      }
      payload += CueLines.wrap(words, width: lineWidth)
    }
    return payload
  }
}
