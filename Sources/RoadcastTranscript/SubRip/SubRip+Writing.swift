import RoadcastModel

extension SubRip {
  /// The longest line, in characters as they are written, the speaker's name among them.
  package static let lineWidth = 32

  /// The most lines of one cue.
  package static let linesPerCue = 2

  /// Writes what is said in a programme, paced for two short lines a cue.
  ///
  /// The name stands in front of the words where the speaker changes.
  package static func write(_ stretches: [SpokenStretch]) -> String {
    var text = ""
    for (index, shown) in CuePacing(form: form).shown(stretches).enumerated() {
      if index > 0 { text += "\n" }
      text += "\(index + 1)\n\(clock(shown.start)) --> \(clock(shown.end))\n"
      for line in lines(of: shown) { text += line + "\n" }
    }
    return text
  }

  private static let form = CuePacing.Form(
    width: lineWidth,
    lines: linesPerCue,
    comfortable: linesPerCue * lineWidth,
    breaksWords: true,
    lead: { name in CueLines.words(of: name + ":").map(SubRipCueText.word) },
    alwaysLeads: false,
    word: { SubRipCueText.word($0) },
    mostWritten: { SubRipCueText.mostWidth(of: $0) }
  )

  /// The cue's own lines where they fit.
  private static func lines(of shown: CuePacing.Shown) -> [String] {
    let name = shown.lead.map { $0.text + " " }.joined()
    if let own = shown.lines, own.count <= linesPerCue {
      let led = ([name + own[0]] + own.dropFirst()).map(SubRipCueText.escape)
      if led.allSatisfy({ $0.count <= lineWidth }) { return led }
    }
    return LineFill.lines(of: shown.lead + shown.words, width: lineWidth).map(SubRipCueText.escape)
  }

  private static func clock(_ time: Int) -> String { Milliseconds(time).clock(separator: ",") }
}
