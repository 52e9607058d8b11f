import RoadcastModel

@testable import RoadcastTranscript

/// The words of cues in order, without the white space between them.
///
/// A character of Chinese or Japanese is a word, because no space shows where words end.
func words(of cues: [Cue]) -> [String] {
  cues.flatMap { cue in
    cue.text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).flatMap { word in
      guard word.contains(where: \.isEastAsian) else { return [String(word)] }
      return word.map { String($0) }
    }
  }
}

/// A cue with times in milliseconds.
func cue(_ start: Int, _ end: Int, _ text: String, by speaker: String? = nil) -> Cue {
  Cue(start: Milliseconds(start), end: Milliseconds(end), speaker: speaker, text: text)
}

/// An episode of one segment with these cues, which ends with the last of them or later.
///
/// A sample is a millisecond.
private func episode(
  _ cues: [Cue],
  until end: Int?
) -> (writer: TranscriptWriter, programme: Programme) {
  var programme = Programme(feed: .main, sampleRate: 1_000)
  let length = end ?? cues.map(\.end.count).max() ?? 0
  programme.append(
    .segment(0),
    use: RecordingUse(path: "a.wav", cleaning: .standard),
    length: length,
    block: length
  )
  return (TranscriptWriter(transcripts: [0: Transcript(cues: cues)], speakers: [:]), programme)
}

/// The cues of one segment, paced for WebVTT.
func paced(_ cues: [Cue], until end: Int? = nil) -> [Cue] {
  var (writer, programme) = episode(cues, until: end)
  return writer.cues(of: programme)
}

/// The cues of one segment as SubRip.
func subRipText(_ cues: [Cue], until end: Int? = nil) -> String {
  var (writer, programme) = episode(cues, until: end)
  return String(decoding: writer.subRip(of: programme), as: UTF8.self)
}

extension WrittenCue {
  /// A cue as it is, not paced.
  init(_ cue: Cue) {
    self.init(
      start: cue.start,
      end: cue.end,
      words: WrittenWords(cue.text, speaker: cue.speaker, isEstimated: cue.isEstimated)
    )
  }
}

/// Cues as WebVTT, not paced.
func webVTTText(_ cues: [Cue]) -> String {
  String(decoding: WebVTT.write(cues.map { WrittenCue($0) }), as: UTF8.self)
}

/// The letters of cues in order, without white space.
func letters(of cues: [Cue]) -> String { words(of: cues).joined() }

/// A cue on one line, such as `1000-2000 Dana: Hello/there`.
func summary(_ cue: Cue) -> String {
  let speaker = cue.speaker.map { "\($0): " } ?? ""
  let text = cue.text.split(separator: "\n", omittingEmptySubsequences: false)
  return "\(cue.start.count)-\(cue.end.count) \(speaker)\(text.joined(separator: "/"))"
}

extension ParsedTranscript {
  /// The cues, each on one line.
  var lines: [String] { transcript.cues.map { RoadcastTranscriptTests.summary($0) } }

  /// The diagnostics, each like `3 cue-time`, with an exclamation mark after errors.
  var findings: [String] {
    diagnostics.map { diagnostic in
      let line = diagnostic.location.line.map { "\($0)" } ?? "-"
      return "\(line) \(diagnostic.rule.rawValue)\(diagnostic.severity == .error ? "!" : "")"
    }
  }
}

func webVTT(_ text: String) -> ParsedTranscript {
  WebVTT.parse(Array(text.utf8), file: "a.vtt")
}

func subRip(_ text: String) -> ParsedTranscript {
  SubRip.parse(Array(text.utf8), file: "a.srt")
}

func json(_ text: String) -> ParsedTranscript {
  TranscriptJSON.parse(Array(text.utf8), file: "a.json")
}
