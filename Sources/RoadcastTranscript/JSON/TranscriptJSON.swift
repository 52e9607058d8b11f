import RoadcastModel

/// Reads transcripts in JSON, as Podcasting 2.0, whisper and speech services write them.
///
/// - `{"segments": [{"speaker", "startTime", "endTime", "body"}]}`, Podcasting 2.0, in seconds;
/// - `{"segments": [{"start", "end", "text"}]}`, whisper and similar programs, in seconds;
/// - `{"transcription": [{"offsets": {"from", "to"}, "text"}]}`, whisper.cpp, in milliseconds;
/// - the lists of Amazon Transcribe, AssemblyAI, Azure, Deepgram, Google, Rev, Speechmatics and YouTube, and
///   any list of objects with times and words.
package enum TranscriptJSON {
  /// Reads a file.
  ///
  /// Its cues have the line and the column of their segments; messages name the segment too, counted
  /// from 0.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The file's path in the workspace, for messages.
  /// - Returns: The cues in the order of the file.
  package static func parse(_ bytes: [UInt8], file: String) -> ParsedTranscript {
    if let refused = TranscriptBuilder.refusal(of: bytes, file: file) { return refused }
    var log = DiagnosticLog()
    let text = TextDecoder.text(of: bytes, file: file, into: &log)
    return read(text ?? "", into: TranscriptBuilder(file: file, log: log))
  }

  /// Reads a decoded file.
  static func read(_ text: String, into builder: TranscriptBuilder) -> ParsedTranscript {
    var builder = builder
    // Python writes NaN and Infinity, which JSON doesn't have.
    let bytes = JSONFault.withoutNaN(Array(text.utf8))
    var places = JSONPlaces(bytes)
    if let fault = JSONFault.first(in: bytes) {
      let (line, column) = places.place(of: fault.offset)
      builder.report(.jsonSyntax, at: line, column: column, "can't read this JSON: \(fault.reason)")
      return builder.finish()
    }
    var reader = JSONReader(bytes)
    guard let root = try? reader.read() else {
      builder.report(
        .jsonSyntax,
        at: 1,
        "can't read this JSON: its brackets are nested too deeply; is this a transcript?"
      )
      return builder.finish()
    }
    guard let document = TranscriptDocument(root) else {
      let (line, column) = places.place(of: root.offset)
      builder.report(.jsonSyntax, at: line, column: column, reason(of: root))
      return builder.finish()
    }
    if let half = reader.halves.first {
      let (line, column) = places.place(of: half)
      builder.report(
        .notUTF8,
        severity: .warning,
        at: line,
        column: column,
        "half of a character (\\u without its other half) became U+FFFD; export the transcript again"
      )
    }
    for (index, segment) in document.segments.enumerated() where !builder.isFull {
      let (line, column) = places.place(of: segment.offset)
      let place = TranscriptBuilder.Place(
        line: line,
        column: column,
        name: "\(document.name)[\(index)]"
      )
      add(segment, at: place, to: &builder)
    }
    return builder.finish()
  }

  private static func add(
    _ segment: TranscriptDocument.Segment,
    at place: TranscriptBuilder.Place,
    to builder: inout TranscriptBuilder
  ) {
    guard let text = segment.text else {
      guard builder.admit(at: place) else { return }
      builder.report(
        .jsonSyntax,
        at: place.line,
        column: place.column,
        "\(place.name) has no text; add \"body\" or \"text\""
      )
      return
    }
    guard let start = segment.start.milliseconds, let end = segment.end.milliseconds else {
      builder.addUnreadable(
        at: place,
        "of \(place.name)",
        form: "as seconds from 0 to \(Limits.recordingSeconds)"
      )
      return
    }
    var dropped = false
    let times = CueTimes(start: start, end: end)
    let form = TranscriptBuilder.Form(ofPayload: text.utf8)
    builder.add(times, at: place, bytes: text.utf8.count, form: form) {
      dropped = CueLines.holdsForbidden(text)
      let words = CueLines.tidy(text)
      guard !words.isEmpty else { return [] }
      return [SpokenText(speaker: segment.speaker.flatMap(NumberedSpeaker.name), text: words)]
    }
    if dropped {
      builder.report(
        .controlCharacter,
        severity: .warning,
        at: place.line,
        column: place.column,
        "control characters in \(place.name) are left out; remove them"
      )
    }
  }

  /// What's wrong with a document that isn't a transcript.
  private static func reason(of root: JSONNode) -> String {
    if let name = TranscriptDocument.malformedList(in: root) {
      return "\(name.quoted) must be a list"
    }
    guard root.isObject else {
      return "a transcript in JSON must be an object, or a list of objects with times and text"
    }
    return "no list \"segments\" (or whisper's \"transcription\"); a transcript in JSON needs one"
  }
}
