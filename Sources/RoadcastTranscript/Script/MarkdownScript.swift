import CCMark
import RoadcastModel

/// The words of a Markdown text, as they would be read aloud.
///
/// The Markdown is read by cmark-gfm, as show notes are. Headings, items of lists and quotations
/// stand as paragraphs of their own; links are their words and pictures their descriptions.
struct MarkdownScript {
  private(set) var paragraphs: [ScriptParagraph] = []

  /// The line of the first HTML that was left out, comments apart.
  private(set) var droppedHTML: Int?

  private var current = ScriptParagraph()
  private var text = ""
  private var line = 1

  init(_ markdown: String) {
    let (body, linesBefore) = Self.withoutFrontMatter(markdown)
    guard
      let document = unsafe cmark_parse_document(body, body.utf8.count, CMARK_OPT_VALIDATE_UTF8)
    else { return }
    defer { unsafe cmark_node_free(document) }
    guard let iterator = unsafe cmark_iter_new(document) else { return }
    defer { unsafe cmark_iter_free(iterator) }
    while true {
      let event = unsafe cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE else { break }
      guard let node = unsafe cmark_iter_get_node(iterator) else { continue }
      unsafe read(node, entering: event == CMARK_EVENT_ENTER, linesBefore: linesBefore)
    }
    endParagraph()
  }

  private mutating func read(_ node: OpaquePointer, entering: Bool, linesBefore: Int) {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE:
      text += unsafe literal(of: node)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      endLine()
    case CMARK_NODE_CODE_BLOCK:
      endParagraph()
      // The words of a fenced block begin behind the fence.
      line = unsafe Int(cmark_node_get_start_line(node)) + linesBefore
      for part in unsafe literal(of: node).split(separator: "\n") {
        text = String(part)
        endLine()
      }
      endParagraph()
    case CMARK_NODE_HTML_BLOCK:
      let html = unsafe literal(of: node)
      if !html.trimmed.hasPrefix("<!--"), droppedHTML == nil {
        droppedHTML = unsafe Int(cmark_node_get_start_line(node)) + linesBefore
      }
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
      endParagraph()
      if entering { line = unsafe Int(cmark_node_get_start_line(node)) + linesBefore }
      current.isHeading = unsafe entering && cmark_node_get_type(node) == CMARK_NODE_HEADING
    default:
      // Emphasis, links and pictures stand for what is in them; tags within a line for nothing.
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

  private func literal(of node: OpaquePointer) -> String {
    guard let pointer = unsafe cmark_node_get_literal(node) else { return "" }
    return unsafe String(cString: pointer)
  }

  /// The text behind a block of YAML between two lines `---` at its beginning, which is for machines.
  private static func withoutFrontMatter(_ text: String) -> (body: String, linesBefore: Int) {
    var reader = LineReader(text)
    guard let first = reader.next(), first.text == "---" else { return (text, 0) }
    while let line = reader.next() {
      guard line.text == "---" || line.text == "..." else { continue }
      let rest = reader.bytes(from: line.bytes.endIndex, to: text.utf8.count)
      // Begins with the line's own end.
      return (String(decoding: rest, as: UTF8.self), line.number - 1)
    }
    return (text, 0)
  }
}
