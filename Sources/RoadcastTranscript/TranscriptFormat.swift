import RoadcastModel

/// The ways of writing down words with their times that can be read.
package enum TranscriptFormat: String, Sendable, CaseIterable {
  /// `.vtt`, a W3C Candidate Recommendation.
  case webVTT = "vtt"
  /// `.srt`, which nobody ever wrote down and everybody reads.
  case subRip = "srt"
  /// `.json`, of Podcasting 2.0 or of whisper.
  case json
  /// `.txt`, a script: its words get their times from the recording.
  case plainText = "txt"
  /// `.md`, a script as well.
  case markdown = "md"

  /// The format that a file's extension names, whatever its case.
  ///
  /// Nil for every other file.
  ///
  /// - Parameter file: a name or a path with `/` between its parts.
  package init?(file: String) {
    self.init(rawValue: Self.fileExtension(of: file))
  }

  /// Reads a transcript in the format that its extension names.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its path in the workspace, for the messages.
  /// - Returns: for a file of no known format, no cues and a diagnostic that says so.
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
      "no transcript that can be read; it has to be .vtt, .srt, .json, .txt or .md"
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
