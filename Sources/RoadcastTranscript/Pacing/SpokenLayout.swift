import RoadcastModel

/// Takes what is said apart into runs, and each run into what stays together.
struct SpokenLayout {
  private let form: CuePacing.Form

  /// Who spoke last, and whether somebody else spoke meanwhile.
  private var speaker: String?
  private var wasCrossed = false

  init(form: CuePacing.Form) { self.form = form }

  /// The runs of the next stretch of a programme.
  mutating func runs(of stretch: SpokenStretch) -> [SpokenRun] {
    let cues = stretch.cues.filter { !CueLines.isBlank($0.text) }
    let crossed = Self.crossed(cues)
    var runs: [SpokenRun] = []
    for (index, cue) in cues.enumerated() {
      let name = cue.speaker.flatMap(CueLines.speaker)
      let last = index > 0 ? cues[index - 1] : nil
      let goesOn =
        last.map { last in
          name == speaker && cue.isEstimated == last.isEstimated
            && cue.start.count - last.end.count < CuePacing.pause
            && !crossed[index] && !crossed[index - 1]
        } ?? false
      if !goesOn {
        if !runs.isEmpty, !wasCrossed { runs[runs.count - 1].limit = cue.start.count }
        runs.append(
          run(of: cue, by: name, isCrossed: crossed[index], until: stretch.end.count)
        )
        (speaker, wasCrossed) = (name, crossed[index])
      }
      add(cue, at: index, to: &runs[runs.count - 1])
    }
    if !runs.isEmpty, !wasCrossed { runs[runs.count - 1].limit = stretch.end.count }
    return runs
  }

  /// Which cues another one lies over.
  private static func crossed(_ cues: [Cue]) -> [Bool] {
    var crossed = Array(repeating: false, count: cues.count)
    var longest = 0
    for index in cues.indices.dropFirst() {
      if cues[index].start < cues[longest].end { (crossed[longest], crossed[index]) = (true, true) }
      if cues[index].end > cues[longest].end { longest = index }
    }
    return crossed
  }

  private func run(
    of cue: Cue,
    by name: String?,
    isCrossed: Bool,
    until end: Int
  ) -> SpokenRun {
    // Where voices cross, cues are put in order only later: each says whose it is.
    let leads = form.alwaysLeads || isCrossed || wasCrossed || name != speaker
    return SpokenRun(
      speaker: name,
      isEstimated: cue.isEstimated,
      isCrossed: isCrossed,
      lead: leads ? name.map(form.lead) ?? [] : [],
      alwaysLeads: form.alwaysLeads || isCrossed,
      stretchEnd: end
    )
  }

  // MARK: What stays together

  private func add(_ cue: Cue, at index: Int, to run: inout SpokenRun) {
    let lines = CueLines.lines(of: cue.text)
    let first = run.words.count
    let isFirst = run.atoms.isEmpty
    let lead = isFirst || run.alwaysLeads ? run.lead : []
    // A name that fills a line of its own is laid like words.
    let isLongName = form.breaksWords && lead.reduce(-1) { $0 + $1.width + 1 } > form.width
    if isLongName { run.words += lead.flatMap { parts(of: $0.text) } }
    for line in lines { run.words += CueLines.words(of: line).flatMap(parts) }
    if isLongName, isFirst { run.lead = [] }
    let words = first..<run.words.count
    let count = run.words[words].reduce(-1) { $0 + $1.count + ($1.isGlued ? 0 : 1) }
    let length = max(0, cue.end.count - cue.start.count)
    let isShort = min(length, count * CuePacing.slowest) <= CuePacing.longestCue
    if isShort, !isLongName, fits(run.words[words], led: lead) {
      run.atoms.append(
        SpokenRun.Atom(
          words: words,
          count: count,
          start: cue.start.count,
          end: cue.start.count + length,
          cue: index,
          cueCount: count,
          ending: SpokenRun.Ending(of: run.words[words.upperBound - 1].text),
          lines: lines
        )
      )
      return
    }
    // Each word takes a part of the time by its characters, with the space behind it.
    var before = 0
    for word in words {
      let after = before + run.words[word].count + 1
      run.atoms.append(
        SpokenRun.Atom(
          words: word..<word + 1,
          count: run.words[word].count,
          start: cue.start.count + length * before / (count + 1),
          end: cue.start.count + min(length * after / (count + 1), length),
          cue: index,
          cueCount: count,
          ending: SpokenRun.Ending(of: run.words[word].text)
        )
      )
      before = after
    }
  }

  private func parts(of word: String) -> [LineFill.Word] {
    let whole = form.word(word)
    guard whole.width > form.width else { return [whole] }
    return WordBreak.parts(
      of: word,
      width: form.width,
      isForced: form.breaksWords,
      written: form.mostWritten
    ).enumerated().map { index, part in
      var word = form.word(part)
      word.isGlued = index > 0
      return word
    }
  }

  private func fits(_ words: ArraySlice<LineFill.Word>, led lead: [LineFill.Word]) -> Bool {
    var fill = LineFill(width: form.width)
    for word in lead { _ = fill.add(word) }
    for word in words {
      _ = fill.add(word)
      if fill.lines > form.lines { return false }
    }
    return true
  }
}
