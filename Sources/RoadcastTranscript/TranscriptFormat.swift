import RoadcastModel

/// The formats of transcripts that can be read.
package enum TranscriptFormat: String, Sendable, CaseIterable {
  /// `.vtt`, a W3C Candidate Recommendation.
  case webVTT = "vtt"
  /// `.srt`, which has no specification.
  case subRip = "srt"
  /// `.json`, as Podcasting 2.0 or whisper writes it.
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

  /// Reads a transcript in the format of its extension.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The file's path in the workspace, for messages.
  /// - Returns: What could be read; for an unknown format, no cues and an error.
  package static func parse(_ bytes: [UInt8], file: String) -> ParsedTranscript {
    switch TranscriptFormat(file: file) {
    case .webVTT: WebVTT.parse(bytes, file: file)
    case .subRip: SubRip.parse(bytes, file: file)
    case .json: TranscriptJSON.parse(bytes, file: file)
    case .plainText: ScriptReader.parse(bytes, file: file, isMarkdown: false)
    case .markdown: ScriptReader.parse(bytes, file: file, isMarkdown: true)
    case nil: unknown(file)
    }
  }

  private static func unknown(_ file: String) -> ParsedTranscript {
    let diagnostic = Diagnostic(
      .transcriptFormat,
      at: SourceLocation(file: file),
      "isn't a transcript that can be read; use .vtt, .srt, .json, .txt or .md"
    )
    return ParsedTranscript(
      transcript: Transcript(file: file, cues: []),
      diagnostics: [diagnostic]
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
