import RoadcastModel

/// Reads scripts: the words of a recording as plain text or Markdown, before anybody timed them.
package enum PlainScript {
  /// Reads a file whose words have no times.
  ///
  /// An empty line ends a paragraph. `Name: ` at the beginning of a line is who speaks from there on,
  /// where the script has names for sure. Of Markdown the words are taken, and what is HTML is left
  /// out with a warning.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its path in the workspace, for the messages.
  ///   - isMarkdown: whether marks are read as Markdown has them.
  /// - Returns: a script and no cues.
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
        "has \(bytes.count) bytes, over the limit of \(Limits.scriptBytes) for a script"
      )
      return nil
    }
    let text = TextDecoding.text(of: bytes, file: file, into: &log)
    let paragraphs: [ScriptParagraph]
    if isMarkdown {
      let document = MarkdownScript(text)
      paragraphs = document.paragraphs
      if let line = document.droppedHTML {
        log.add(
          .strayText,
          at: SourceLocation(file: file, line: line),
          "HTML in a script is left out; write what is said as plain text"
        )
      }
    } else {
      paragraphs = ScriptParagraph.paragraphs(of: text)
    }
    let turns = ScriptSpeakers.turns(in: paragraphs)
    let script = Script(file: file, sentences: turns.flatMap(SentenceSplit.sentences))
    if script.isEmpty {
      log.add(.cueEmpty, at: SourceLocation(file: file), "the script has no words")
    }
    return script
  }
}

/// Lines without an empty one between them.
struct ScriptParagraph: Equatable {
  struct Line: Equatable {
    var text: String

    /// Counted from 1.
    var number: Int
  }

  /// None is blank.
  var lines: [Line] = []

  /// Whether it stands over what is said, as far as marks tell.
  var isHeading = false

  /// Parts a text at its empty lines.
  static func paragraphs(of text: String) -> [ScriptParagraph] {
    var reader = LineReader(text)
    var paragraphs: [ScriptParagraph] = []
    var current = ScriptParagraph()
    while let line = reader.next() {
      let words = line.text.trimmed
      guard words.isEmpty else {
        current.lines.append(Line(text: words, number: line.number))
        continue
      }
      if !current.lines.isEmpty { paragraphs.append(current) }
      current = ScriptParagraph()
    }
    if !current.lines.isEmpty { paragraphs.append(current) }
    return paragraphs
  }
}
