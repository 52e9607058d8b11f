import RoadcastMarkdown
import RoadcastModel

/// The paragraphs of a Markdown text, as someone would read them aloud.
///
/// Headings, items of lists and quotations are paragraphs of their own. Links become their words,
/// and pictures their descriptions.
struct MarkdownParagraphs {
  private(set) var paragraphs: [ScriptParagraph] = []

  /// The line of the first HTML that was left out, not counting comments.
  private(set) var droppedHTML: Int?

  private var current = ScriptParagraph()
  private var text = ""

  /// The line that is being read, counted from 1.
  private var line = 1

  init(of markdown: String) {
    let (body, skippedLines) = Self.withoutFrontMatter(markdown)
    for event in MarkdownEvents(body) { take(event.kind, at: event.line + skippedLines) }
    endParagraph()
  }

  private mutating func take(_ event: MarkdownEvent.Kind, at place: Int) {
    switch event {
    case .text(let words):
      text += words
    case .softBreak, .lineBreak:
      endLine()
    case .codeBlock(let code):
      endParagraph()
      // cmark gives the line of the fence, which the code follows.
      line = place
      for part in code.split(separator: "\n") {
        text = String(part)
        endLine()
      }
      endParagraph()
    case .htmlBlock(let html):
      if !html.trimmed.hasPrefix("<!--"), droppedHTML == nil { droppedHTML = place }
    case .start(.paragraph), .start(.heading):
      endParagraph()
      line = place
      current.isHeading = event == .start(.heading)
    case .end(.paragraph), .end(.heading):
      endParagraph()
    case .start, .end, .htmlTag, .divider:
      // Emphasis, links and pictures count as what's in them.
      break
    }
  }

  private mutating func endLine() {
    let words = text.trimmed
    if !words.isEmpty { current.lines.append(ScriptParagraph.Line(text: words, number: line)) }
    text = ""
    line += 1
  }

  private mutating func endParagraph() {
    endLine()
    if !current.lines.isEmpty { paragraphs.append(current) }
    current = ScriptParagraph()
  }

  /// Removes front matter: a block of YAML between two lines `---` at the beginning, which isn't
  /// spoken.
  private static func withoutFrontMatter(_ text: String) -> (body: String, skippedLines: Int) {
    var reader = LineReader(text)
    guard let first = reader.next(), first.text == "---" else { return (text, 0) }
    while let line = reader.next() {
      guard line.text == "---" || line.text == "..." else { continue }
      // The rest begins with the end of this line.
      let rest = reader.bytes(from: line.bytes.endIndex, to: text.utf8.count)
      return (String(decoding: rest, as: UTF8.self), line.number - 1)
    }
    return (text, 0)
  }
}
