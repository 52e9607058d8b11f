import FoundationEssentials
import RoadcastModel

/// Reads transcripts in JSON, as Podcasting 2.0 and whisper write them.
///
/// - `{"segments": [{"speaker", "startTime", "endTime", "body"}]}`, Podcasting 2.0, in seconds;
/// - `{"segments": [{"start", "end", "text"}]}`, whisper and similar programs, in seconds;
/// - `{"transcription": [{"offsets": {"from", "to"}, "text"}]}`, whisper.cpp, in milliseconds.
package enum TranscriptJSON {
  /// Reads a file.
  ///
  /// Its cues have no line; messages name the segment, counted from 0.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The file's path in the workspace, for messages.
  /// - Returns: The cues in the order of the file.
  package static func parse(_ bytes: [UInt8], file: String) -> ParsedTranscript {
    if let refused = TranscriptBuilder.refusal(of: bytes, file: file) { return refused }
    var log = DiagnosticLog()
    // Python writes NaN and Infinity, which JSON doesn't have.
    let text = JSONFault.withoutNaN(TextDecoder.text(of: bytes, file: file, into: &log))
    var builder = TranscriptBuilder(file: file, log: log)
    // The decoder would find a fault too, but slowly and without its line.
    if let fault = JSONFault.first(in: text) {
      builder.report(.jsonSyntax, at: fault.line, "can't read this JSON: \(fault.reason)")
      return builder.finish()
    }
    let document: TranscriptDocument
    do {
      document = try JSONDecoder().decode(TranscriptDocument.self, from: Data(text.utf8))
    } catch {
      builder.report(.jsonSyntax, at: 1, reason(of: error))
      return builder.finish()
    }
    guard let (name, segments) = document.list else {
      builder.report(
        .jsonSyntax,
        at: 1,
        "no list \"segments\" (or whisper's \"transcription\"); a transcript in JSON needs one"
      )
      return builder.finish()
    }
    for (index, segment) in segments.enumerated() where !builder.isFull {
      add(segment, named: "\(name)[\(index)]", to: &builder)
    }
    return builder.finish()
  }

  private static func add(
    _ segment: TranscriptDocument.Segment,
    named name: String,
    to builder: inout TranscriptBuilder
  ) {
    let place = TranscriptBuilder.Place(line: 0, name: name)
    guard let text = segment.text else {
      guard builder.admit(at: place) else { return }
      builder.report(.jsonSyntax, at: 1, "\(name) has no text; add \"body\" or \"text\"")
      return
    }
    guard let start = segment.start.milliseconds, let end = segment.end.milliseconds else {
      builder.addUnreadable(
        at: place,
        "of \(name)",
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
        at: 1,
        "control characters in \(name) are left out; remove them"
      )
    }
  }

  private static func reason(of error: any Error) -> String {
    guard case DecodingError.typeMismatch(_, let context) = error else {
      return
        "can't read this JSON: a number or a string is malformed, or it's nested too deeply"
    }
    let place = context.codingPath.map(\.stringValue).joined(separator: ".")
    return place.isEmpty
      ? "a transcript in JSON must be an object" : "\(place.quoted) must be a list"
  }
}
