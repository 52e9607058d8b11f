import RoadcastModel

/// Reads scripts: the words of a recording as plain text or Markdown, without times.
enum ScriptReader {
  /// Reads a script.
  ///
  /// A blank line ends a paragraph. `Name: ` at the start of a line names the speaker from there on,
  /// where it's certain that the script has names. HTML in Markdown is left out with a warning.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The file's path in the workspace, for messages.
  ///   - isMarkdown: Whether the text is Markdown.
  /// - Returns: A script and no cues.
  static func parse(_ bytes: [UInt8], file: String, isMarkdown: Bool) -> ParsedTranscript {
    var log = DiagnosticLog()
    let script = script(from: bytes, file: file, isMarkdown: isMarkdown, into: &log)
    var parsed = ParsedTranscript(
      transcript: Transcript(file: file, cues: []),
      diagnostics: log.diagnostics
    )
    parsed.script = script
    return parsed
  }

  private static func script(
    from bytes: [UInt8],
    file: String,
    isMarkdown: Bool,
    into log: inout DiagnosticLog
  ) -> Script? {
    guard bytes.count <= Limits.scriptBytes else {
      log.add(
        .transcriptTooLarge,
        at: SourceLocation(file: file),
        "has \(bytes.count) bytes; the limit for a script is \(Limits.scriptBytes)"
      )
      return nil
    }
    let text = TextDecoder.text(of: bytes, file: file, into: &log)
    let paragraphs =
      isMarkdown
      ? markdownParagraphs(of: text, file: file, into: &log) : ScriptParagraph.paragraphs(of: text)
    let turns = ScriptTurn.turns(in: paragraphs)
    let script = Script(file: file, sentences: turns.flatMap(SentenceSplitter.sentences))
    if script.isEmpty {
      log.add(
        .cueEmpty,
        at: SourceLocation(file: file),
        "the script has no words; write what's said in the recording"
      )
    }
    return script
  }

  private static func markdownParagraphs(
    of text: String,
    file: String,
    into log: inout DiagnosticLog
  ) -> [ScriptParagraph] {
    let markdown = MarkdownParagraphs(of: text)
    if let line = markdown.droppedHTML {
      log.add(
        .strayText,
        at: SourceLocation(file: file, line: line),
        "HTML in a script is left out; write what's said as plain text"
      )
    }
    return markdown.paragraphs
  }
}
