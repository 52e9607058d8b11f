import RoadcastModel

extension TranscriptText {
  /// Makes a change, and proves that it's the only one.
  ///
  /// - Parameter edit: What to change.
  /// - Returns: The new text, for ``target``.
  /// - Throws: Why it can't be made.
  package func applying(_ edit: TranscriptEdit) throws(EditRefusal) -> TranscriptText {
    if let refusal { throw refusal }
    let wanted = try changed(by: edit)
    if wanted == cues, conversion == nil { return self }
    guard conversion == nil else { return try written(wanted) }
    let new = TranscriptText(Splice.apply(try splices(for: edit, wanted), to: bytes), file: file)
    guard new.conversion == nil, Self.mean(new.cues, wanted) else {
      throw refusal(edit, "this can't be written in this file without changing something else")
    }
    return new
  }

  /// Makes several changes, one after the other, or none.
  package func applying(_ edits: [TranscriptEdit]) throws(EditRefusal) -> TranscriptText {
    var text = self
    for edit in edits { text = try text.applying(edit) }
    return text
  }

  /// A WebVTT file of these cues.
  private func written(_ cues: [EditableCue]) throws(EditRefusal) -> TranscriptText {
    let writer = CueWriter(isWebVTT: true, ending: "\n")
    var text = "WEBVTT\n\n" + cues.map { writer.cue($0) }.joined()
    text.removeLast()
    let new = TranscriptText(Array(text.utf8), file: target)
    guard new.conversion == nil, Self.mean(new.cues, cues) else {
      throw EditRefusal(
        "these words can't be written as captions; correct the file in a text editor",
        at: SourceLocation(file: file)
      )
    }
    return new
  }

  private static func mean(_ one: [EditableCue], _ other: [EditableCue]) -> Bool {
    one.count == other.count
      && zip(one, other).allSatisfy {
        $0.start == $1.start && $0.end == $1.end && $0.speaker == $1.speaker
          && Self.words($0.text) == Self.words($1.text)
      }
  }

  /// The words of a text, with single spaces between them.
  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func refusal(_ edit: TranscriptEdit, _ reason: String) -> EditRefusal {
    let line = Self.position(of: edit).flatMap { cues.indices.contains($0) ? cues[$0].line : nil }
    return EditRefusal(reason, at: SourceLocation(file: file, line: line == 0 ? nil : line))
  }

  private static func position(of edit: TranscriptEdit) -> Int? {
    switch edit {
    case .write(let position, _, _), .time(let position, _, _), .nudge(let position, _),
      .split(let position, _, _), .join(let position), .remove(let position):
      position
    case .shift: nil
    }
  }

  // MARK: What the cues become

  private func changed(by edit: TranscriptEdit) throws(EditRefusal) -> [EditableCue] {
    var cues = cues
    if let position = Self.position(of: edit) {
      guard cues.indices.contains(position) else { throw refusal(edit, "there's no such cue") }
      if case .time = edit {
      } else if case .nudge = edit {
      } else if let refusal = cues[position].refusal {
        throw refusal
      }
    }
    switch edit {
    case .write(let position, let text, let speaker):
      let text = NewValue.normalized(text).trimmed
      guard !text.isEmpty else { throw refusal(edit, "a cue needs words; remove it instead") }
      cues[position].text = text
      let name = speaker?.trimmed ?? ""
      cues[position].speaker = name.isEmpty ? nil : name
    case .time(let position, let start, let end):
      try require(start, end, edit)
      (cues[position].start, cues[position].end) = (start, end)
      cues[position].isEstimated = false
    case .nudge(let position, let start):
      try require(start, cues[position].end, edit)
      if position > 0,
        cues[position - 1].end >= cues[position].start || cues[position - 1].end > start
      {
        try require(cues[position - 1].start, start, edit)
        cues[position - 1].end = start
      }
      cues[position].start = start
      cues[position].isEstimated = false
    case .split(let position, let count, let time): try split(&cues, position, count, time, edit)
    case .join(let position): try join(&cues, position, edit)
    case .remove(let position):
      guard cues.count > 1 else { throw refusal(edit, "this is the only cue") }
      cues.remove(at: position)
    case .shift(let time):
      guard cues.allSatisfy({ $0.start.count + time.count >= 0 }) else {
        throw refusal(edit, "the first cue would start before the recording")
      }
      for index in cues.indices {
        cues[index].start.count += time.count
        cues[index].end.count += time.count
      }
    }
    return cues
  }

  private func require(
    _ start: Milliseconds,
    _ end: Milliseconds,
    _ edit: TranscriptEdit
  ) throws(EditRefusal) {
    guard start.count >= 0, start < end, end.count <= Limits.recordingSeconds * 1_000 else {
      throw refusal(edit, "a cue must end after it starts")
    }
  }

  private func split(
    _ cues: inout [EditableCue],
    _ position: Int,
    _ count: Int,
    _ time: Milliseconds?,
    _ edit: TranscriptEdit
  ) throws(EditRefusal) {
    var first = cues[position]
    var second = first
    first.text = String(cues[position].text.prefix(max(0, count))).trimmed
    second.text = String(cues[position].text.dropFirst(max(0, count))).trimmed
    guard !first.text.isEmpty, !second.text.isEmpty else {
      throw refusal(edit, "both parts of a cue need words")
    }
    let length = first.end.count - first.start.count
    let share = length * first.text.count / max(1, first.text.count + second.text.count)
    let middle = time ?? Milliseconds(first.start.count + share)
    try require(first.start, middle, edit)
    try require(middle, second.end, edit)
    first.end = middle
    second.start = middle
    cues.replaceSubrange(position...position, with: [first, second])
  }

  private func join(
    _ cues: inout [EditableCue],
    _ position: Int,
    _ edit: TranscriptEdit
  ) throws(EditRefusal) {
    guard cues.indices.contains(position + 1) else {
      throw refusal(edit, "there's no cue after this one")
    }
    let second = cues[position + 1]
    if let refusal = second.refusal { throw refusal }
    guard cues[position].speaker == second.speaker else {
      throw refusal(edit, "different people say these two; change a name first")
    }
    cues[position].text += "\n" + second.text
    cues[position].end = Swift.max(cues[position].end, second.end)
    cues.remove(at: position + 1)
  }

  // MARK: What the bytes become

  private func splices(
    for edit: TranscriptEdit,
    _ wanted: [EditableCue]
  ) throws(EditRefusal) -> [Splice] {
    let lines = SourceLines(bytes)
    let writer = CueWriter(isWebVTT: isWebVTT, ending: lines.usualEnding(near: 0))
    switch edit {
    case .write(let position, _, _):
      return try words(of: position, wanted[position], writer, edit)
    case .time, .nudge, .shift:
      return try blocks.indices.filter {
        wanted[$0].start != cues[$0].start || wanted[$0].end != cues[$0].end
      }.map { index throws(EditRefusal) in
        try times(of: index, wanted[index], lines, writer, edit)
      }
    case .split(let position, _, _):
      let block = blocks[position]
      let (first, second) = (wanted[position], wanted[position + 1])
      let number = isWebVTT ? nil : position + 2
      let formatted = formatted(position)
      if formatted.hasFormatting {
        guard let gap = formatted.gap(between: first.text, and: second.text) else {
          throw refusal(edit, Self.hasFormatting)
        }
        return [
          try times(of: position, first, lines, writer, edit),
          Splice(gap, writer.ending + writer.ending + writer.head(of: second, number: number)),
        ]
      }
      let body =
        writer.payload(first.text, speaker: first.speaker) + writer.ending + writer.ending
        + writer.cue(second, number: number)
      // Its last line end and the empty line after it are those of the old cue.
      let tail = body.dropLast(2)
      return [
        try times(of: position, first, lines, writer, edit), Splice(block.payload, String(tail)),
      ]
    case .join(let position):
      let (first, second) = (blocks[position], blocks[position + 1])
      let between = bytes[first.payload.upperBound..<max(first.payload.upperBound, second.start)]
      guard between.allSatisfy({ [0x0A, 0x0D, 0x20, 0x09].contains($0) }) else {
        throw refusal(edit, "a note is between these two; join them in a text editor")
      }
      let isFormatted = formatted(position).hasFormatting || formatted(position + 1).hasFormatting
      return [
        try times(of: position, wanted[position], lines, writer, edit),
        isFormatted
          ? Splice(first.payload.upperBound..<second.payload.lowerBound, writer.ending)
          : Splice(
            first.payload.lowerBound..<second.payload.upperBound,
            payload(of: position, wanted[position], writer)
          ),
      ]
    case .remove(let position): return [Splice(range(of: blocks[position], lines), "")]
    }
  }

  private static let hasFormatting =
    "formatting such as <i> is in the way here; change this cue with Edit the text"

  private func formatted(_ position: Int) -> FormattedText {
    FormattedText(bytes, blocks[position].payload, isWebVTT: isWebVTT)
  }

  /// New words, and the formatting of those that stay.
  private func words(
    of position: Int,
    _ cue: EditableCue,
    _ writer: CueWriter,
    _ edit: TranscriptEdit
  ) throws(EditRefusal) -> [Splice] {
    let formatted = formatted(position)
    guard formatted.hasFormatting else {
      return [Splice(blocks[position].payload, payload(of: position, cue, writer))]
    }
    guard let splices = formatted.splices(from: cues[position], to: cue, writer) else {
      throw refusal(edit, Self.hasFormatting)
    }
    return splices
  }

  /// A cue with the empty lines after it; of the last one, with those before it.
  private func range(of block: CueBlock, _ lines: SourceLines) -> Range<Int> {
    var first = lines.line(at: block.start)
    var next = lines.line(at: max(block.start, block.end - 1)) + 1
    while next < lines.count, lines.isBlank(next) { next += 1 }
    if next == lines.count {
      while first > 0, lines.isBlank(first - 1) { first -= 1 }
    }
    return lines.start(first)..<lines.next(next - 1)
  }

  private func payload(of position: Int, _ cue: EditableCue, _ writer: CueWriter) -> String {
    let isNamed = cue.speaker != nil
    guard !isWebVTT, isNamed, cue.speaker == cues[position].speaker else {
      return writer.payload(cue.text, speaker: cue.speaker)
    }
    // In SubRip, a name counts only where the text has it: `Dana: …`, or not at all.
    let old = String(decoding: bytes[blocks[position].payload], as: UTF8.self)
    let name = cue.speaker ?? ""
    return old.hasPrefix(name)
      ? writer.payload(cue.text, speaker: name) : writer.payload(cue.text, speaker: nil)
  }

  private func times(
    of position: Int,
    _ cue: EditableCue,
    _ lines: SourceLines,
    _ writer: CueWriter,
    _ edit: TranscriptEdit
  ) throws(EditRefusal) -> Splice {
    let range = blocks[position].times
    guard let line = writer.times(cue.start, cue.end, in: lines.text(range)) else {
      throw refusal(edit, "the times of this cue can't be changed here")
    }
    return Splice(range, line)
  }
}
