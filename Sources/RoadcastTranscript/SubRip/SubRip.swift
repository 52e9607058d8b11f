import RoadcastModel

/// Reads SubRip, in the many dialects of `.srt` files.
package enum SubRip {
  /// Reads a file.
  ///
  /// A cue begins with its times. A counter above them isn't required, and neither is an empty line
  /// above that. All lines up to the next cue belong to the cue, even after empty lines.
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
    var parser = SubRipParser(lines: LineReader(text), builder: builder)
    return parser.parse()
  }
}

/// Reads a file line by line and ends each cue where the next one begins.
private struct SubRipParser {
  typealias Line = LineReader.Line

  /// The lines after the times of a cue, as far as they were read.
  private struct Block {
    /// The line of the times; nil above the first cue.
    var times: Line?

    /// Where its text ends.
    var end = 0

    /// The first line that isn't blank.
    var first: Line?

    /// The last line that isn't blank, and what's around it.
    var last: Line?
    var endBeforeLast = 0
    var blankBeforeLast = true
    var blankAfterLast = true

    /// Whether the last line can only be the counter of the cue that begins after it.
    ///
    /// A number with an empty line after it is text, unless it has one above it as well: some
    /// programs write an empty line after every line. In a file in which the first cue has a counter,
    /// a short line between an empty line and the times is one too, whatever a translator made of it.
    func endsWithCounter(ifAnyShortLineIs isShortLine: Bool) -> Bool {
      guard let last else { return false }
      if last.isNumber { return !blankAfterLast || blankBeforeLast }
      return isShortLine && blankBeforeLast && !blankAfterLast && last.isShort
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

  /// Whether the cues have counters.
  private var hasCounters = false

  init(lines: LineReader, builder: TranscriptBuilder) {
    self.lines = lines
    self.builder = builder
    hasCounters = Self.hasCounters(lines)
  }

  /// Whether the first times have one line above them, which is short.
  private static func hasCounters(_ lines: LineReader) -> Bool {
    var lines = lines
    var block = Block()
    while let line = lines.next() {
      if CueTimes.subRip(line.bytes) != nil || DamagedTimes.read(line.bytes) != nil {
        guard let first = block.first else { return false }
        return first.number == block.last?.number && (first.isShort || first.isNumber)
          && !block.blankAfterLast
      }
      block.append(line)
      // A title above the first cue isn't a counter.
      if let first = block.first, first.number != block.last?.number { return false }
    }
    return false
  }

  mutating func parse() -> ParsedTranscript {
    while !builder.isFull, let line = lines.next() {
      if isTimes(line) {
        let hasCounter = block.endsWithCounter(ifAnyShortLineIs: hasCounters)
        closeBlock(end: hasCounter ? block.endBeforeLast : block.end)
        block = Block(times: line, blankAfterLast: false)
        foundTimes = true
      } else {
        block.append(line)
      }
    }
    if !foundTimes, let first = block.first {
      builder.report(.cueTime, at: first.number, "no times found; write them \(Self.form)")
      return builder.finish()
    }
    closeBlock(end: block.end)
    return builder.finish()
  }

  private static let form = "like 00:01:02,345 --> 00:01:04,000"

  /// Whether a line begins a cue: it has times, or looks as if it should.
  private func isTimes(_ line: Line) -> Bool {
    if CueTimes.subRip(line.bytes) != nil { return true }
    guard line.bytes.containsArrow else {
      return DamagedTimes.read(line.bytes) != nil || DamagedTimes.isLikely(line.bytes)
    }
    let first = line.bytes.first { $0 != 0x20 && $0 != 0x09 }
    return first.map { (0x30...0x39).contains($0) } == true
      || (block.endsWithCounter(ifAnyShortLineIs: hasCounters) && !block.blankAfterLast)
      || DamagedTimes.read(line.bytes) != nil
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
    guard let times = CueTimes.subRip(line.bytes) ?? DamagedTimes.read(line.bytes) else {
      builder.addUnreadable(at: place, line.text.quoted, form: Self.form)
      return
    }
    let form = TranscriptBuilder.Form(ofPayload: payload)
    builder.add(times, at: place, bytes: payload.count, form: form) {
      let text = CueLines.tidy(SubRipCueText.plain(payload))
      guard !text.isEmpty else { return [] }
      return [NumberedSpeaker.split(text) ?? SpokenText(speaker: nil, text: text)]
    }
  }
}

extension LineReader.Line {
  /// The most bytes of a counter in words.
  private static let longestCounter = 24

  /// Whether the line can be a counter in another language: `2개`, `三`, `#4`, `Deux`.
  fileprivate var isShort: Bool {
    guard bytes.count <= Self.longestCounter else { return false }
    let words = text.split(whereSeparator: \.isWhitespace)
    guard (1...2).contains(words.count) else { return false }
    // What people say ends with a mark, or begins with a dash.
    return text.allSatisfy {
      $0.isLetter || $0.isNumber || $0.isWhitespace || "#.)(№번".contains($0)
    }
  }

  /// Whether the line is only a number.
  fileprivate var isNumber: Bool {
    let digits = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    let rest = digits.drop { (0x30...0x39).contains($0) }
    return rest.startIndex > digits.startIndex && rest.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
