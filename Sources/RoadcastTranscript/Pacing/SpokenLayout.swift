import RoadcastModel

/// Splits the speech of a segment into runs, and each run into atoms.
struct SpokenLayout {
  private let form: CuePacer.Form
  private let pace: ReadingPace

  /// The last voice so far.
  private(set) var voice: SpokenVoice

  /// - Parameters:
  ///   - form: How cues are shown.
  ///   - pace: How fast people read.
  ///   - voice: The last voice before the segment.
  init(form: CuePacer.Form, pace: ReadingPace, voice: SpokenVoice) {
    self.form = form
    self.pace = pace
    self.voice = voice
  }

  /// The runs of a segment's speech.
  ///
  /// - Parameter speech: Tidied (``SegmentSpeech/tidied``).
  /// - Returns: The runs, in order.
  mutating func runs(of speech: SegmentSpeech) -> [SpokenRun] {
    let cues = speech.cues
    let crossed = Self.crossed(cues)
    var runs: [SpokenRun] = []
    for (index, cue) in cues.enumerated() {
      let name = cue.speaker.flatMap(CueLines.speaker)
      let last = index > 0 ? cues[index - 1] : nil
      let goesOn =
        last.map { last in
          name == voice.speaker && cue.isEstimated == last.isEstimated
            && cue.start - last.end < pace.pause
            && !crossed[index] && !crossed[index - 1]
        } ?? false
      if !goesOn {
        if !runs.isEmpty, !voice.isCrossed { runs[runs.count - 1].limit = cue.start }
        runs.append(
          run(of: cue, by: name, isCrossed: crossed[index], until: speech.end)
        )
        voice = SpokenVoice(speaker: name, isCrossed: crossed[index])
      }
      add(cue, at: index, to: &runs[runs.count - 1])
    }
    if !runs.isEmpty, !voice.isCrossed { runs[runs.count - 1].limit = speech.end }
    return runs
  }

  /// Whether each cue overlaps another one.
  private static func crossed(_ cues: [SpokenCue]) -> [Bool] {
    var crossed = Array(repeating: false, count: cues.count)
    var longest = 0
    for index in cues.indices.dropFirst() {
      if cues[index].start < cues[longest].end { (crossed[longest], crossed[index]) = (true, true) }
      if cues[index].end > cues[longest].end { longest = index }
    }
    return crossed
  }

  private func run(
    of cue: SpokenCue,
    by name: String?,
    isCrossed: Bool,
    until end: Int
  ) -> SpokenRun {
    // Overlapping cues are sorted only later, so each names its speaker.
    let leads = form.alwaysLeads || isCrossed || voice.isCrossed || name != voice.speaker
    var run = SpokenRun(
      speaker: name,
      isEstimated: cue.isEstimated,
      isCrossed: isCrossed,
      alwaysLeads: form.alwaysLeads || isCrossed,
      speechEnd: end
    )
    if leads, let lead = name.map(form.lead) {
      run.text += lead.utf8
      CueLines.forEachWord(in: run.text[...]) { run.lead.append(word($0, of: run.text)) }
    }
    return run
  }

  // MARK: Atoms

  private func add(_ cue: SpokenCue, at index: Int, to run: inout SpokenRun) {
    let first = run.words.count
    let isFirst = run.atoms.isEmpty
    let lead = isFirst || run.alwaysLeads ? run.lead : []
    // A name longer than a line is wrapped like words.
    let isLongName = form.breaksWords && lead.reduce(-1) { $0 + $1.width + 1 } > form.width
    if isLongName {
      for word in lead { addParts(of: word.bytes, to: &run) }
    }
    let lines = run.text.count..<run.text.count + cue.text.utf8.count
    run.text += cue.text.utf8
    CueLines.forEachWord(in: run.text[lines]) { place in
      let word = run.words.count
      addParts(of: place, to: &run)
      // Between the lines and the cues of Chinese, no space is written.
      let isLineStart =
        place.lowerBound == lines.lowerBound || run.text[place.lowerBound - 1] == 0x0A
      if isLineStart, word > 0, isUnspaced(run.text[run.words[word - 1].bytes], run.text[place]) {
        run.words[word].isGlued = true
      }
    }
    if isLongName, isFirst { run.lead = [] }
    let words = first..<run.words.count
    let count = run.words[words].reduce(-1) { $0 + $1.count + ($1.isGlued ? 0 : 1) }
    let length = max(0, cue.end - cue.start)
    let isShort = min(length, count * pace.slowestCharacter) <= pace.longestCue
    if isShort, !isLongName, fits(run.words[words], led: lead) {
      run.atoms.append(
        SpokenRun.Atom(
          words: words,
          count: count,
          start: cue.start,
          end: cue.start + length,
          cue: index,
          cueCount: count,
          ending: ending(at: words.upperBound - 1, of: run),
          lines: lines
        )
      )
      return
    }
    // Each word gets a share of the time by its characters and the space after it.
    var before = 0
    for word in words {
      let after = before + run.words[word].count + 1
      run.atoms.append(
        SpokenRun.Atom(
          words: word..<word + 1,
          count: run.words[word].count,
          start: cue.start + length * before / (count + 1),
          end: cue.start + min(length * after / (count + 1), length),
          cue: index,
          cueCount: count,
          ending: ending(at: word, of: run)
        )
      )
      before = after
    }
  }

  /// Whether no space belongs between two words in UTF-8.
  private func isUnspaced(_ last: ArraySlice<UInt8>, _ next: ArraySlice<UInt8>) -> Bool {
    guard let first = next.first, first >= 0xE2, let end = last.last, end >= 0x80 else {
      return false
    }
    return !String(decoding: last, as: UTF8.self)
      .needsSpace(before: String(decoding: next, as: UTF8.self))
  }

  private func ending(at word: Int, of run: SpokenRun) -> WordEnding {
    WordEnding(utf8: run.text.span.extracting(run.words[word].bytes))
  }

  private func word(_ bytes: Range<Int>, of text: [UInt8]) -> LineFiller.Word {
    let span = text.span
    // Most words are letters of ASCII, each of which is one character in every format.
    if bytes.allSatisfy({ Self.isPlain(span[$0]) }) {
      return LineFiller.Word(bytes: bytes, count: bytes.count, width: bytes.count)
    }
    let (count, width) = form.measure(text[bytes])
    return LineFiller.Word(bytes: bytes, count: count, width: width)
  }

  /// Whether a byte is a character of ASCII that no format escapes, so that it needs no `CuePacer.Form.measure`.
  static func isPlain(_ byte: UInt8) -> Bool {
    byte < 0x7B && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
      && byte != UInt8(ascii: ">")
  }

  /// Adds a word of the run's text, in parts if it's too long.
  private func addParts(of bytes: Range<Int>, to run: inout SpokenRun) {
    let whole = word(bytes, of: run.text)
    guard whole.width > form.width else {
      run.words.append(whole)
      return
    }
    let parts = WordBreaker.parts(
      of: String(decoding: run.text[bytes], as: UTF8.self),
      width: form.width,
      isForced: form.breaksWords,
      written: form.mostWritten
    )
    var start = bytes.lowerBound
    for (index, part) in parts.enumerated() {
      let end = start + part.utf8.count
      var word = word(start..<end, of: run.text)
      word.isGlued = index > 0
      run.words.append(word)
      start = end
    }
  }

  private func fits(_ words: ArraySlice<LineFiller.Word>, led lead: [LineFiller.Word]) -> Bool {
    var fill = LineFiller(width: form.width)
    for word in lead { _ = fill.add(word) }
    for word in words {
      _ = fill.add(word)
      if fill.lines > form.lines { return false }
    }
    return true
  }
}
