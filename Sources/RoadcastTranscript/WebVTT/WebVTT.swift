import RoadcastModel

/// Reads and writes WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format").
///
/// What the specification lets a reader ignore is ignored: settings, styles, regions, notes. What
/// it would lose without a word gets a diagnostic.
package enum WebVTT {
  /// Reads a file; a cue with several voices becomes several cues with the same times.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its path in the workspace, for the messages.
  /// - Returns: the cues in the order of the file.
  package static func parse(_ bytes: [UInt8], file: String) -> ParsedTranscript {
    if let refused = TranscriptBuilder.refusal(of: bytes, file: file) { return refused }
    var log = DiagnosticLog()
    let text = TextDecoder.text(of: bytes, file: file, into: &log)
    var parser = WebVTTParser(
      lines: LineReader(text),
      builder: TranscriptBuilder(file: file, log: log)
    )
    return parser.parse()
  }
}

/// Walks over a file block by block, as §6.1 of the specification does.
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
    let message = "a WebVTT file begins with the line WEBVTT"
    let second = lines.next()
    let isSubRip = [first, second].contains { line in
      line.flatMap { CueTimes.subRip($0.bytes) } != nil
    }
    builder.report(
      .vttHeader,
      at: 1,
      isSubRip ? "\(message); this one looks like SubRip, name it .srt" : message
    )
  }

  private mutating func parseBlock(from first: Line) {
    let isNote = first.bytes.beginsWithWord("NOTE")
    if first.bytes.containsArrow {
      // The specification, too, finds no times in such a note, and no cue.
      if isNote { skipBlock() } else { parseCue(timesOn: first) }
      return
    }
    if let second = peekInBlock(), second.bytes.containsArrow {
      // `first` is the cue's identifier. A note's second line is a cue when it has times: so
      // browsers show it.
      _ = lines.next()
      if isNote, CueTimes.webVTT(second.bytes) == nil {
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
    let payload = readPayload(behind: line)
    guard let times = CueTimes.webVTT(line.bytes) else {
      builder.addUnreadable(
        at: place,
        line.text.quoted,
        form: "00:01:02.345 --> 00:01:04.000"
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
      "the tag \(unclosed.quoted) is not closed; it is taken to end with its line"
    )
  }

  /// The lines up to an empty one, or to one that begins another cue.
  private mutating func readPayload(behind times: Line) -> ArraySlice<UInt8> {
    var range: (start: Int, end: Int)?
    while let line = peekInBlock(), !line.bytes.containsArrow {
      _ = lines.next()
      range = (range?.start ?? line.bytes.startIndex, line.bytes.endIndex)
    }
    return lines.bytes(from: range?.start ?? 0, to: range?.end ?? 0)
  }

  private mutating func skipBlock() {
    while let line = peekInBlock(), !line.bytes.containsArrow { _ = lines.next() }
  }

  /// The next line, unless an empty one ends the block before it.
  private func peekInBlock() -> Line? {
    var ahead = lines
    return ahead.next().flatMap { $0.bytes.isEmpty ? nil : $0 }
  }
}
