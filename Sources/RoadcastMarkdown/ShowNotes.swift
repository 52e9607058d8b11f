import CCMark
import RoadcastModel

/// Show notes in Markdown, made into the few HTML tags that podcast apps know.
///
/// The Markdown is read by cmark-gfm. Apps agree on `p ol ul li a strong em br` (Apple's guide and
/// PSP-1), so that headings become bold paragraphs and pictures their descriptions.
package struct ShowNotes: Sendable, Equatable {
  /// One text of HTML for each block at the top, such as a paragraph or a list.
  package private(set) var blocks: [String] = []

  /// Whether raw HTML was left out.
  package private(set) var droppedHTML = false

  /// Whether a link was left out that leads neither to the web nor to a mailbox.
  package private(set) var droppedLinks = false

  package init(markdown: String) {
    guard
      let document = unsafe cmark_parse_document(
        markdown,
        markdown.utf8.count,
        CMARK_OPT_VALIDATE_UTF8
      )
    else { return }
    defer { unsafe cmark_node_free(document) }
    guard let iterator = unsafe cmark_iter_new(document) else { return }
    defer { unsafe cmark_iter_free(iterator) }
    var html = ""
    while true {
      let event = unsafe cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE else { break }
      guard let node = unsafe cmark_iter_get_node(iterator) else { continue }
      unsafe write(node, entering: event == CMARK_EVENT_ENTER, to: &html)
      let isLeaf = unsafe cmark_node_first_child(node) == nil
      let ends = unsafe event == CMARK_EVENT_EXIT || (isLeaf && isLeafType(node))
      if ends, unsafe cmark_node_parent(node) == document {
        if !html.isEmpty { blocks.append(html) }
        html = ""
      }
    }
  }

  /// Whether the iterator tells a node of this type once only.
  private func isLeafType(_ node: OpaquePointer) -> Bool {
    let type = unsafe cmark_node_get_type(node)
    return type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_THEMATIC_BREAK
      || type == CMARK_NODE_CODE_BLOCK
  }

  private mutating func write(
    _ node: OpaquePointer,
    entering: Bool,
    to html: inout String
  ) {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH:
      if unsafe !isInTightList(node) { html += entering ? "<p>" : "</p>" }
    case CMARK_NODE_HEADING:
      html += entering ? "<p><strong>" : "</strong></p>"
    case CMARK_NODE_LIST:
      let tag = unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "ol" : "ul"
      html += entering ? "<\(tag)>" : "</\(tag)>"
    case CMARK_NODE_ITEM:
      html += entering ? "<li>" : "</li>"
    case CMARK_NODE_STRONG:
      html += entering ? "<strong>" : "</strong>"
    case CMARK_NODE_EMPH:
      html += entering ? "<em>" : "</em>"
    case CMARK_NODE_LINK:
      let url = unsafe text(cmark_node_get_url(node))
      guard WebAddress.problem(with: url, schemes: ["https", "http", "mailto"]) == nil else {
        droppedLinks = true
        break
      }
      html += entering ? "<a href=\"\(HTMLText.escape(url))\">" : "</a>"
    case CMARK_NODE_TEXT, CMARK_NODE_CODE:
      unsafe html += HTMLText.escape(text(cmark_node_get_literal(node)))
    case CMARK_NODE_CODE_BLOCK:
      let lines = unsafe text(cmark_node_get_literal(node)).split(separator: "\n")
      html += "<p>\(lines.map { HTMLText.escape(String($0)) }.joined(separator: "<br>"))</p>"
    case CMARK_NODE_SOFTBREAK:
      html += " "
    case CMARK_NODE_LINEBREAK:
      html += "<br>"
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
      droppedHTML = true
    default:
      // Documents, quotations and pictures stand for what is in them; rules for nothing.
      break
    }
  }

  private func isInTightList(_ paragraph: OpaquePointer) -> Bool {
    guard let item = unsafe cmark_node_parent(paragraph), let list = unsafe cmark_node_parent(item)
    else { return false }
    return unsafe cmark_node_get_list_tight(list) != 0
  }

  private func text(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer).withoutControls
  }
}
