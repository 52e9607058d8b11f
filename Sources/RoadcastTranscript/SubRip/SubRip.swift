import RoadcastModel

/// Reads and writes SubRip, in the many dialects that go by the name of `.srt`.
package enum SubRip {
  /// Reads a file.
  ///
  /// A cue begins with its times; a counter before them is not needed, and neither is an empty line
  /// before that. What follows is the cue's, empty lines or not, up to the next one's beginning. A
  /// name that leads the text (`Dana Reyes: …`) is the speaker.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its path in the workspace, for the messages.
  /// - Returns: the cues in the order of the file.
  package static func parse(_ bytes: [UInt8], file: String) -> ParsedTranscript {
    if let refused = TranscriptBuilder.refusal(of: bytes, file: file) { return refused }
    var log = DiagnosticLog()
    let text = TextDecoder.text(of: bytes, file: file, into: &log)
    var parser = SubRipParser(
      lines: LineReader(text),
      builder: TranscriptBuilder(file: file, log: log)
    )
    return parser.parse()
  }
}

/// Walks over a file line by line and closes each cue when the next one begins.
private struct SubRipParser {
  typealias Line = LineReader.Line

  /// What lies behind the times of a cue, as far as it has been read.
  private struct Block {
    /// The line of the times; nil before the first of them.
    var times: Line?

    /// Where its text ends.
    var end = 0

    /// The first line that is not blank.
    var first: Line?

    /// The last such line, and what stands around it.
    var last: Line?
    var endBeforeLast = 0
    var blankBeforeLast = true
    var blankAfterLast = true

    /// Whether the last line can only be the counter of the cue that begins behind it.
    ///
    /// A number with an empty line behind it is text, unless it also has one before it: some
    /// programs put an empty line after every line.
    var endsWithCounter: Bool {
      guard let last, last.isNumber else { return false }
      return !blankAfterLast || blankBeforeLast
    }

    mutating func append(_ line: Line) {
      guard !line.isBlank else {
        blankAfterLast = true
        return
      }
      blankBeforeLast = blankAfterLast
      blankAfterLast = false
      endBeforeLast = end
      first = first ?? line
      end = line.bytes.endIndex
      last = line
    }
  }

  var lines: LineReader
  var builder: TranscriptBuilder
  private var block = Block()
  private var foundTimes = false

  init(lines: LineReader, builder: TranscriptBuilder) {
    self.lines = lines
    self.builder = builder
  }

  mutating func parse() -> ParsedTranscript {
    while !builder.isFull, let line = lines.next() {
      if isTimes(line) {
        let hasCounter = block.endsWithCounter
        closeBlock(end: hasCounter ? block.endBeforeLast : block.end)
        block = Block(times: line, blankAfterLast: false)
        foundTimes = true
      } else {
        block.append(line)
      }
    }
    if !foundTimes, let first = block.first {
      builder.report(.cueTime, at: first.number, "no times found; they are written \(Self.form)")
      return builder.finish()
    }
    closeBlock(end: block.end)
    return builder.finish()
  }

  private static let form = "00:01:02,345 --> 00:01:04,000"

  /// Whether a line begins a cue: it has times, or was meant to have some.
  private func isTimes(_ line: Line) -> Bool {
    if CueTimes.subRip(line.bytes) != nil { return true }
    guard line.bytes.containsArrow else { return false }
    let first = line.bytes.first { $0 != 0x20 && $0 != 0x09 }
    return first.map { (0x30...0x39).contains($0) } == true
      || (block.endsWithCounter && !block.blankAfterLast)
  }

  private mutating func closeBlock(end: Int) {
    let payload = lines.bytes(from: block.first?.bytes.startIndex ?? end, to: end)
    guard let line = block.times else {
      if !payload.isEmpty, let first = block.first {
        builder.addStray(first.text, at: first.number)
      }
      return
    }
    let place = TranscriptBuilder.Place(line: line.number)
    guard let times = CueTimes.subRip(line.bytes) else {
      builder.addUnreadable(at: place, line.text.quoted, form: Self.form)
      return
    }
    let form = TranscriptBuilder.Form(ofPayload: payload)
    builder.add(times, at: place, bytes: payload.count, form: form) {
      let text = CueLines.tidy(SubRipCueText.plain(payload))
      return text.isEmpty ? [] : [SubRipSpeaker.split(text)]
    }
  }
}

extension LineReader.Line {
  /// Whether nothing but a number stands here.
  fileprivate var isNumber: Bool {
    let digits = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    let rest = digits.drop { (0x30...0x39).contains($0) }
    return rest.startIndex > digits.startIndex && rest.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
