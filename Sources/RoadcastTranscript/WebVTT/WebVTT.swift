import RoadcastModel

/// Reads and writes WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format").
///
/// Settings, styles, regions and notes are ignored, as the specification allows. What it drops
/// silently gets a diagnostic here.
package enum WebVTT {
  /// Reads a file.
  ///
  /// A cue with several voices becomes several cues with the same times.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The file's path in the workspace, for messages.
  /// - Returns: The cues in the order of the file.
  package static func parse(_ bytes: [UInt8], file: String) -> ParsedTranscript {
    if let refused = TranscriptBuilder.refusal(of: bytes, file: file) { return refused }
    var log = DiagnosticLog()
    let text = TextDecoder.text(of: bytes, file: file, into: &log)
    let builder = TranscriptBuilder(file: file, log: log)
    return read(text ?? "", into: builder)
  }

  /// Reads a decoded file.
  static func read(_ text: String, into builder: TranscriptBuilder) -> ParsedTranscript {
    var parser = WebVTTParser(lines: LineReader(text), builder: builder)
    return parser.parse()
  }
}

/// Reads a file block by block, as in §6.1 of the specification.
private struct WebVTTParser {
  typealias Line = LineReader.Line

  var lines: LineReader
  var builder: TranscriptBuilder

  mutating func parse() -> ParsedTranscript {
    let first = lines.next()
    guard let first, first.bytes.beginsWithWord("WEBVTT") else {
      reportMissingHeader(first)
      return builder.finish()
    }
    skipBlock()
    while !builder.isFull, let line = lines.next() {
      if !line.bytes.isEmpty { parseBlock(from: line) }
    }
    return builder.finish()
  }

  private mutating func reportMissingHeader(_ first: Line?) {
    let message = "the first line isn't WEBVTT"
    let second = lines.next()
    let isSubRip = [first, second].contains { line in
      line.flatMap { CueTimes.subRip($0.bytes) } != nil
    }
    builder.report(
      .vttHeader,
      at: 1,
      isSubRip
        ? "\(message); this looks like SubRip, so rename the file to .srt"
        : "\(message); add that line"
    )
  }

  private mutating func parseBlock(from first: Line) {
    let isNote = first.bytes.beginsWithWord("NOTE")
    if Self.isTimes(first) {
      // A note with an arrow on its first line isn't a cue for the specification either.
      if isNote { skipBlock() } else { parseCue(timesOn: first) }
      return
    }
    if let second = peekInBlock(), Self.isTimes(second) {
      // `first` is the cue's identifier. A note whose second line has times is a cue in browsers.
      _ = lines.next()
      if isNote, Self.times(of: second) == nil {
        skipBlock()
      } else {
        parseCue(timesOn: second)
      }
      return
    }
    let isKnown =
      isNote || first.bytes.beginsWithWord("STYLE") || first.bytes.beginsWithWord("REGION")
    if !isKnown && !first.isBlank { builder.addStray(first.text, at: first.number) }
    skipBlock()
  }

  private mutating func parseCue(timesOn line: Line) {
    let place = TranscriptBuilder.Place(line: line.number)
    let payload = readPayload(after: line)
    guard let times = Self.times(of: line) else {
      builder.addUnreadable(
        at: place,
        line.text.quoted,
        form: "like 00:01:02.345 --> 00:01:04.000"
      )
      return
    }
    var unclosed: String?
    let form = TranscriptBuilder.Form(ofPayload: payload)
    builder.add(times, at: place, bytes: payload.count, form: form) {
      var text = WebVTTCueText(payload)
      let spoken = text.parse()
      unclosed = text.unclosedTag
      return spoken
    }
    guard let unclosed else { return }
    builder.report(
      .cueTag,
      at: line.number,
      "the tag \(unclosed.quoted) has no >, so it ends with its line; add one"
    )
  }

  /// Whether a line begins a cue: it has an arrow, or times between which something else became of it.
  private static func isTimes(_ line: Line) -> Bool {
    line.bytes.containsArrow || DamagedTimes.read(line.bytes) != nil
      || DamagedTimes.isLikely(line.bytes)
  }

  /// Whether a line ends the text of a cue, because another one begins there.
  private static func endsText(_ line: Line) -> Bool {
    line.bytes.containsArrow || DamagedTimes.read(line.bytes, isInText: true) != nil
  }

  /// The times of a line; nil where the specification doesn't allow them, unless only the arrow is damaged.
  private static func times(of line: Line) -> CueTimes? {
    if line.bytes.containsArrow { return CueTimes.webVTT(line.bytes) }
    return DamagedTimes.read(line.bytes)
  }

  /// The lines up to an empty one, or up to the start of another cue.
  private mutating func readPayload(after times: Line) -> ArraySlice<UInt8> {
    var range: (start: Int, end: Int)?
    while let line = peekInBlock(), !Self.endsText(line) {
      _ = lines.next()
      range = (range?.start ?? line.bytes.startIndex, line.bytes.endIndex)
    }
    return lines.bytes(from: range?.start ?? 0, to: range?.end ?? 0)
  }

  private mutating func skipBlock() {
    while let line = peekInBlock(), !Self.isTimes(line) { _ = lines.next() }
  }

  /// The next line; nil where an empty one ends the block.
  private func peekInBlock() -> Line? {
    var ahead = lines
    return ahead.next().flatMap { $0.bytes.isEmpty ? nil : $0 }
  }
}
