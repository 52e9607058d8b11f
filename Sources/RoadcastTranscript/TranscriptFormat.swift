import RoadcastModel

/// The formats of transcripts, by the extensions of their files.
///
/// A file's content decides how it's read. The extension counts only where the content leaves it open.
package enum TranscriptFormat: String, Sendable, CaseIterable {
  /// `.vtt`, a W3C Candidate Recommendation.
  case webVTT = "vtt"
  /// `.srt`, which has no specification.
  case subRip = "srt"
  /// `.json`, as Podcasting 2.0, whisper or a speech service writes it.
  case json
  /// `.txt`, a script: the times of its words are estimated from the recording.
  case plainText = "txt"
  /// `.md`, a script in Markdown.
  case markdown = "md"

  /// Finds the format by a file's extension, in upper or lower case; nil for any other file.
  ///
  /// - Parameter file: A name, or a path with `/` between its parts.
  package init?(file: String) {
    self.init(rawValue: Self.fileExtension(of: file))
  }

  /// Reads a transcript in the format that its content has.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The file's path in the workspace, for messages.
  ///   - language: The language of the show, which shows in which encodings a text can't be; nil for any.
  ///   - speakers: Names that are known to be speakers; a text that begins with one of them is theirs.
  /// - Returns: What could be read; for a format that isn't read, no cues and an error.
  package static func parse(
    _ bytes: [UInt8],
    file: String,
    language: String? = nil,
    speakers: Set<String> = []
  ) -> ParsedTranscript {
    if let refused = TranscriptBuilder.refusal(of: bytes, file: file) { return refused }
    let expected = TranscriptFormat(file: file)
    if let foreign = ForeignFormat(ofBytes: bytes) { return refusal(of: file, foreign.refusal) }
    var log = DiagnosticLog()
    guard let text = TextDecoder.text(of: bytes, file: file, language: language, into: &log) else {
      return ParsedTranscript(
        transcript: Transcript(file: file, cues: []),
        diagnostics: log.diagnostics
      )
    }
    if let foreign = ForeignFormat(ofText: text) { return refusal(of: file, foreign.refusal) }
    let builder = TranscriptBuilder(file: file, speakers: speakers, log: log)
    switch TranscriptContent(of: text, expected: expected) {
    case .webVTT: return WebVTT.read(text, into: builder)
    case .subRip: return SubRip.read(text, into: builder)
    case .json: return TranscriptJSON.read(text, into: builder)
    case .timedLines(let form): return TimedLines.read(text, as: form, into: builder)
    case .script(let isMarkdown):
      return ScriptReader.read(text, isMarkdown: isMarkdown, file: file, log: log)
    case nil:
      return refusal(
        of: file,
        "isn't a transcript that can be read; use .vtt, .srt, .json, .txt or .md"
      )
    }
  }

  private static func refusal(of file: String, _ message: String) -> ParsedTranscript {
    ParsedTranscript(
      transcript: Transcript(file: file, cues: []),
      diagnostics: [Diagnostic(.transcriptFormat, at: SourceLocation(file: file), message)]
    )
  }

  private static func fileExtension(of file: String) -> String {
    let name = file.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last
    guard let name, let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return ""
    }
    return Substring(name[name.index(after: dot)...]).lowercased()
  }
}
