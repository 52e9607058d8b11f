import RoadcastModel

/// Reads scripts: the words of a recording as plain text or Markdown, without times.
enum ScriptReader {
  /// Reads a script.
  ///
  /// A blank line ends a paragraph. `Name: ` at the start of a line names the speaker from there on,
  /// where it's certain that the script has names. HTML in Markdown is left out with a warning.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - isMarkdown: Whether the text is Markdown.
  ///   - file: The file's path in the workspace, for messages.
  ///   - log: What's wrong with the text so far.
  /// - Returns: A script and no cues; without words, no script either.
  static func read(
    _ text: String,
    isMarkdown: Bool,
    file: String,
    log: DiagnosticLog
  ) -> ParsedTranscript {
    var log = log
    let script = script(from: text, file: file, isMarkdown: isMarkdown, into: &log)
    var parsed = ParsedTranscript(
      transcript: Transcript(file: file, cues: []),
      diagnostics: log.diagnostics
    )
    parsed.script = script
    return parsed
  }

  private static func script(
    from text: String,
    file: String,
    isMarkdown: Bool,
    into log: inout DiagnosticLog
  ) -> Script? {
    guard text.utf8.count <= Limits.scriptBytes else {
      log.add(
        .transcriptTooLarge,
        at: SourceLocation(file: file),
        "has \(text.utf8.count) bytes; the limit for a script is \(Limits.scriptBytes)"
      )
      return nil
    }
    let paragraphs =
      isMarkdown
      ? markdownParagraphs(of: text, file: file, into: &log) : ScriptParagraph.paragraphs(of: text)
    let turns = ScriptTurn.turns(in: SpokenTimes.removed(from: paragraphs))
    return Script(file: file, sentences: turns.flatMap(SentenceSplitter.sentences))
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
