import RoadcastModel

extension SubRip {
  /// The longest line, in characters as they are written, the speaker's name among them.
  package static let lineWidth = 32

  /// The most lines of one cue.
  package static let linesPerCue = 2

  /// Writes what is said in a programme, paced for two short lines a cue.
  ///
  /// The name stands in front of the words where the speaker changes.
  ///
  /// - Returns: UTF-8.
  package static func write(_ stretches: [SpokenStretch]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, shown) in CuePacing(form: form).shown(stretches).enumerated() {
      if index > 0 { bytes += "\n".utf8 }
      bytes += String(index + 1).utf8
      bytes += "\n".utf8
      Milliseconds(shown.start).appendClock(separator: ",", to: &bytes)
      bytes += " --> ".utf8
      Milliseconds(shown.end).appendClock(separator: ",", to: &bytes)
      bytes += "\n".utf8
      for line in lines(of: shown) {
        bytes += line
        bytes += "\n".utf8
      }
    }
    return bytes
  }

  private static let form = CuePacing.Form(
    width: lineWidth,
    lines: linesPerCue,
    comfortable: linesPerCue * lineWidth,
    breaksWords: true,
    lead: { $0 + ":" },
    alwaysLeads: false,
    measure: { SubRipCueText.measure($0) },
    mostWritten: { SubRipCueText.mostWidth(of: $0) }
  )

  /// The cue's own lines where they fit, else its words in lines.
  private static func lines(of shown: CuePacing.Shown) -> [[UInt8]] {
    if let own = shown.lines {
      var led: [UInt8] = []
      for word in shown.lead { led += shown.text[word.bytes] + [UInt8(ascii: " ")] }
      led += shown.text[own]
      let lines = led.split(separator: 0x0A).map { SubRipCueText.escape(Array($0)) }
      if lines.count <= linesPerCue,
        lines.allSatisfy({ TextWidth.characters(of: $0) <= lineWidth })
      {
        return lines
      }
    }
    var fill = LineFill(width: lineWidth)
    var lines: [[UInt8]] = []
    for word in shown.lead + shown.words {
      let text = shown.text[word.bytes]
      if fill.add(word) {
        lines.append(Array(text))
      } else {
        if !word.isGlued { lines[lines.count - 1].append(UInt8(ascii: " ")) }
        lines[lines.count - 1] += text
      }
    }
    return lines.map(SubRipCueText.escape)
  }
}
