import RoadcastModel

extension WebVTT {
  /// The longest line of text, in characters as written, including tags and escapes.
  private static let lineWidth = 65

  /// Paces what's said in a segment for cues of two lines.
  static func paced(_ speech: SegmentSpeech) -> [SpokenCue] {
    // Each cue names its speaker, so the last voice doesn't matter.
    var voice = SpokenVoice()
    let pacing = CuePacer(form: form, sampleRate: speech.sampleRate)
    return pacing.shown(speech, voice: &voice).map { shown in
      SpokenCue(
        start: shown.start,
        end: shown.end,
        speaker: shown.speaker,
        text: shown.spoken,
        isEstimated: shown.isEstimated
      )
    }
  }

  private static let form = CuePacer.Form(
    width: lineWidth,
    lines: 2,
    comfortable: 84,
    breaksWords: false,
    lead: { _ in "" },
    alwaysLeads: true,
    measure: { CharacterReference.measure($0) },
    mostWritten: { CharacterReference.measure(Array(String($0).utf8)[...]).width }
  )

  /// Writes paced cues in their order.
  ///
  /// A cue's lines are kept if they fit and broken at spaces if they don't. Each cue names its
  /// speaker. Cues without words are left out.
  ///
  /// - Parameter cues: The cues of a programme.
  /// - Returns: The file in UTF-8.
  package static func write(_ cues: [WrittenCue]) -> [UInt8] {
    let header = "WEBVTT\n\n".utf8
    var bytes = Array(header)
    // Two times, and what's around them.
    bytes.reserveCapacity(header.count + cues.reduce(0) { $0 + $1.words.webVTT.count + 32 })
    for written in cues where !written.words.isBlank {
      if bytes.count > header.count { bytes.append(0x0A) }
      written.start.appendClock(to: &bytes)
      bytes += " --> ".utf8
      written.end.appendClock(to: &bytes)
      bytes.append(0x0A)
      bytes += written.words.webVTT
    }
    return bytes
  }

  /// The lines below a cue's times; empty without lines.
  static func payload(_ lines: [String], speaker: String?) -> [UInt8] {
    var tag: [UInt8] = []
    if let speaker {
      tag += "<v ".utf8
      CharacterReference.append(speaker.utf8, to: &tag)
      tag += ">".utf8
    }
    var bytes: [UInt8] = []
    for (index, line) in lines.enumerated() {
      append(line, led: index == 0 ? tag : [], to: &bytes)
    }
    return bytes
  }

  private static func append(_ line: String, led tag: [UInt8], to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes += tag
    CharacterReference.append(line.utf8, to: &bytes)
    let text = bytes[(start + tag.count)...]
    if TextWidth.characters(of: tag[...]) + TextWidth.characters(of: text) > lineWidth {
      let text = Array(text)
      bytes.removeSubrange(start...)
      wrap(text, led: tag, to: &bytes)
    }
    bytes.append(0x0A)
  }

  /// Wraps a line.
  ///
  /// The tag precedes the first word, or has its own line if both don't fit.
  private static func wrap(_ text: [UInt8], led tag: [UInt8], to bytes: inout [UInt8]) {
    bytes += tag
    // The tag can't be broken, even though it contains spaces.
    var room = lineWidth - TextWidth.characters(of: tag[...])
    var isFirst = true
    func take(_ word: ArraySlice<UInt8>, isGlued: Bool) {
      let width = TextWidth.characters(of: word)
      let gap = isFirst || isGlued ? 0 : 1
      if width + gap <= room || (isFirst && tag.isEmpty) {
        if gap > 0 { bytes.append(0x20) }
        room -= width + gap
      } else {
        bytes.append(0x0A)
        room = lineWidth - width
      }
      isFirst = false
      bytes += word
    }
    CueLines.forEachWord(in: text[...]) { place in
      guard TextWidth.characters(of: text[place]) > lineWidth else {
        return take(text[place], isGlued: false)
      }
      let parts = WordBreaker.parts(
        of: String(decoding: text[place], as: UTF8.self),
        width: lineWidth,
        isForced: false,
        written: { TextWidth.width(of: $0) }
      )
      for (index, part) in parts.enumerated() { take(Array(part.utf8)[...], isGlued: index > 0) }
    }
  }
}
