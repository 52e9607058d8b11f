import RoadcastModel

/// What is said in one segment, in cues of two short lines: written once, and placed in every programme in
/// which the segment is heard.
struct PacedSubRip {
  /// The longest line, in characters as they are written, the speaker's name among them.
  private static let lineWidth = 32

  /// The most lines of one cue.
  private static let linesPerCue = 2

  private struct Cue {
    /// Samples from where the segment begins to be heard.
    var start: Int
    var end: Int

    /// Where its lines stand in `text`.
    var lines: Range<Int>
  }

  private var cues: [Cue] = []

  /// The lines of all cues, in UTF-8.
  private var text: [UInt8] = []

  /// Who speaks at the end.
  let voice: SpokenVoice

  /// - `before`: who spoke last in the segment before.
  init(_ stretch: SpokenStretch, after before: SpokenVoice) {
    var voice = before
    let pacing = CuePacing(form: Self.form, sampleRate: stretch.sampleRate)
    for shown in pacing.shown(stretch, voice: &voice) {
      let start = text.count
      for line in Self.lines(of: shown) {
        text += line
        text += "\n".utf8
      }
      cues.append(Cue(start: shown.start, end: shown.end, lines: start..<text.count))
    }
    self.voice = voice
  }

  /// Writes the cues in a programme in which the segment is heard as `part`.
  ///
  /// - `count`: of the cues before, and then of these as well.
  func write(
    at part: Programme.Part,
    of programme: Programme,
    count: inout Int,
    to bytes: inout [UInt8]
  ) {
    for cue in cues {
      if count > 0 { bytes += "\n".utf8 }
      count += 1
      bytes += String(count).utf8
      bytes += "\n".utf8
      programme.milliseconds(part.start + cue.start).appendClock(separator: ",", to: &bytes)
      bytes += " --> ".utf8
      programme.milliseconds(part.start + cue.end).appendClock(separator: ",", to: &bytes)
      bytes += "\n".utf8
      bytes += text[cue.lines]
    }
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
        lines.allSatisfy({ TextWidth.characters(of: $0[...]) <= lineWidth })
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
