import RoadcastModel

/// Reads captions in the smaller formats, whose cues have their times on the line of their words or
/// above it.
enum TimedLines {
  /// A cue as its line has it.
  struct Entry {
    var start: Milliseconds

    /// Nil in a format in which a cue ends where the next one begins.
    var end: Milliseconds?

    var speaker: String?
    var text: String
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - form: Its format.
  ///   - builder: Gets the cues.
  /// - Returns: The cues in the order of the file.
  static func read(
    _ text: String,
    as form: Form,
    into builder: TranscriptBuilder
  ) -> ParsedTranscript {
    var reader = TimedLineReader(form: form, builder: builder)
    return reader.read(LineReader(text))
  }
}

/// Reads one file, line by line.
private struct TimedLineReader {
  typealias Line = LineReader.Line

  /// A cue, as far as it was read.
  private struct Open {
    var entry: TimedLines.Entry
    var line: Int

    /// Whether its words are on the lines below its times.
    var takesLines: Bool
  }

  private let form: TimedLines.Form
  private var builder: TranscriptBuilder
  private var open: Open?
  private var strayText: Line?

  init(form: TimedLines.Form, builder: TranscriptBuilder) {
    self.form = form
    self.builder = builder
  }

  mutating func read(_ lines: LineReader) -> ParsedTranscript {
    var lines = lines
    var columns = SubStationColumns()
    while !builder.isFull, let line = lines.next() {
      if form == .subStation, columns.readFormat(line.text) { continue }
      if let entry = form.entry(of: line, columns: columns) {
        close(before: entry.start)
        open = Open(entry: entry, line: line.number, takesLines: form.takesLines)
      } else if line.isBlank {
        open?.takesLines = false
      } else if var cue = open, cue.takesLines {
        cue.entry.text += (cue.entry.text.isEmpty ? "" : "\n") + line.text
        open = cue
      } else if form.isUnreadable(line), !form.isHeader(line) {
        close(before: nil)
        builder.addUnreadable(
          at: TranscriptBuilder.Place(line: line.number),
          line.text.quoted,
          form: form.example
        )
      } else if !form.isHeader(line), strayText == nil {
        strayText = line
        builder.addStray(line.text, at: line.number)
      }
    }
    close(before: nil)
    return builder.finish()
  }

  /// Adds the open cue, which ends where the next one begins if it has no end.
  private mutating func close(before next: Milliseconds?) {
    guard let cue = open else { return }
    open = nil
    let entry = cue.entry
    // An empty line of lyrics only ends the one above it.
    if entry.end == nil, entry.text.trimmed.isEmpty { return }
    let spoken = min(max(entry.text.count * 60, 1_000), 10_000)
    let last = Milliseconds(entry.start.count + spoken)
    let end = entry.end ?? next.map { min($0, Milliseconds(entry.start.count + 10_000)) } ?? last
    let payload = Array(entry.text.utf8)[...]
    builder.add(
      CueTimes(start: entry.start, end: end),
      at: TranscriptBuilder.Place(line: cue.line),
      bytes: payload.count,
      form: TranscriptBuilder.Form(ofPayload: payload)
    ) {
      let text = CueLines.tidy(SubRipCueText.plain(payload))
      guard !text.isEmpty else { return [] }
      if let speaker = entry.speaker.flatMap(NumberedSpeaker.name) {
        return [SpokenText(speaker: speaker, text: text)]
      }
      return [NumberedSpeaker.split(text) ?? SpokenText(speaker: nil, text: text)]
    }
  }
}
