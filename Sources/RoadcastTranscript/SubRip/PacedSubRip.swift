import RoadcastModel

/// The words of a segment in cues of two short lines, written once for every programme that contains the
/// segment.
struct PacedSubRip {
  /// The longest line, in characters as written, including the speaker's name.
  private static let lineWidth = 32

  /// The most lines of one cue.
  private static let linesPerCue = 2

  private struct Cue {
    /// Samples from the start of the segment as it's played.
    var start: Int
    var end: Int

    /// Its lines in `text`.
    var lines: Range<Int>
  }

  private var cues: [Cue] = []

  /// The lines of all cues, in UTF-8.
  private var text: [UInt8] = []

  /// The last voice.
  private(set) var voice: SpokenVoice

  /// - Parameters:
  ///   - speech: What's said in the segment.
  ///   - before: The last voice of the previous segment.
  init(_ speech: SegmentSpeech, after before: SpokenVoice) {
    voice = before
    let pacing = CuePacer(form: Self.form, sampleRate: speech.sampleRate)
    for shown in pacing.shown(speech, voice: &voice) {
      let start = text.count
      if !appendOwnLines(of: shown) { appendLines(of: shown) }
      cues.append(Cue(start: shown.start, end: shown.end, lines: start..<text.count))
    }
  }

  /// Writes the cues on the timeline of a programme.
  ///
  /// - Parameters:
  ///   - part: The segment's part of the programme.
  ///   - programme: A programme that contains the segment.
  ///   - count: The number of cues in the file so far; then with these.
  ///   - bytes: The file in UTF-8.
  func write(
    at part: Programme.Part,
    of programme: Programme,
    count: inout Int,
    to bytes: inout [UInt8]
  ) {
    for cue in cues {
      if count > 0 { bytes.append(0x0A) }
      count += 1
      bytes += String(count).utf8
      bytes.append(0x0A)
      programme.milliseconds(part.start + cue.start).appendClock(separator: ",", to: &bytes)
      bytes += " --> ".utf8
      programme.milliseconds(part.start + cue.end).appendClock(separator: ",", to: &bytes)
      bytes.append(0x0A)
      bytes += text[cue.lines]
    }
  }

  private static let form = CuePacer.Form(
    width: lineWidth,
    lines: linesPerCue,
    comfortable: linesPerCue * lineWidth,
    breaksWords: true,
    lead: { $0 + ":" },
    alwaysLeads: false,
    measure: { SubRipCueText.measure($0) },
    mostWritten: { SubRipCueText.mostWidth(of: $0) }
  )

  /// Adds the cue's own lines if it has some that fit.
  ///
  /// - Returns: Whether they were added.
  private mutating func appendOwnLines(of shown: CuePacer.Shown) -> Bool {
    guard let own = shown.lines else { return false }
    let start = text.count
    for word in shown.lead {
      text += shown.text[word.bytes]
      text.append(0x20)
    }
    text += shown.text[own]
    text.append(0x0A)
    escape(from: start)
    if fits(text[start...]) { return true }
    text.removeSubrange(start...)
    return false
  }

  /// Whether lines fit a cue.
  ///
  /// - Parameter lines: Each with its line end.
  /// - Returns: Whether they are few and short enough.
  private func fits(_ lines: ArraySlice<UInt8>) -> Bool {
    var rest = lines
    for _ in 0..<Self.linesPerCue {
      guard let end = rest.firstIndex(of: 0x0A) else { break }
      if TextWidth.characters(of: rest[..<end]) > Self.lineWidth { return false }
      rest = rest[(end + 1)...]
    }
    return rest.isEmpty
  }

  /// Adds the words in lines.
  private mutating func appendLines(of shown: CuePacer.Shown) {
    let start = text.count
    var fill = LineFiller(width: Self.lineWidth)
    for words in [shown.lead[...], shown.words] {
      for word in words {
        if fill.add(word) {
          if text.count > start { text.append(0x0A) }
        } else if !word.isGlued {
          text.append(0x20)
        }
        text += shown.text[word.bytes]
      }
    }
    text.append(0x0A)
    escape(from: start)
  }

  /// Escapes the lines from an index on.
  private mutating func escape(from start: Int) {
    guard holdsEscaped(from: start) else { return }
    let lines = text[start...].split(separator: 0x0A)
    text.replaceSubrange(
      start...,
      with: lines.flatMap { SubRipCueText.escape(Array($0)) + [0x0A] }
    )
  }

  /// Whether the lines from an index on have a character that may be escaped.
  private func holdsEscaped(from start: Int) -> Bool {
    let span = text.span
    return (start..<span.count).contains { SubRipCueText.isEscaped(span[$0]) }
  }
}
