import CCMark

/// A walk over a document of cmark-gfm: the only owner of its iterator.
///
/// A class, because Swift's iterators are copied. Copies of one walk share its place.
@safe
final class CMarkWalk {
  private let document: CMarkDocument
  private let iterator: OpaquePointer

  /// Parses a text; nil when cmark has no memory for it.
  init?(over markdown: String, dialect: MarkdownDialect, isTypographic: Bool) {
    guard
      let document = CMarkDocument(markdown, dialect: dialect, isTypographic: isTypographic),
      let iterator = unsafe cmark_iter_new(document.root)
    else { return nil }
    self.document = document
    unsafe self.iterator = iterator
  }

  deinit { unsafe cmark_iter_free(iterator) }

  /// Steps to the next event; nil at the end.
  func next() -> MarkdownEvent? {
    while true {
      let step = unsafe cmark_iter_next(iterator)
      guard step != CMARK_EVENT_DONE, let node = unsafe cmark_iter_get_node(iterator) else {
        return nil
      }
      // The document itself says nothing.
      guard unsafe node != document.root else { continue }
      return unsafe MarkdownEvent(
        kind: kind(of: node, isStart: step == CMARK_EVENT_ENTER),
        line: Int(cmark_node_get_start_line(node))
      )
    }
  }

  /// The event of a node; nodes that can't contain others have only one.
  private func kind(of node: OpaquePointer, isStart: Bool) -> MarkdownEvent.Kind {
    let type = unsafe cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE:
      return unsafe .text(string(cmark_node_get_literal(node)))
    case CMARK_NODE_CODE_BLOCK: return unsafe .codeBlock(string(cmark_node_get_literal(node)))
    case CMARK_NODE_HTML_BLOCK: return unsafe .htmlBlock(string(cmark_node_get_literal(node)))
    case CMARK_NODE_HTML_INLINE: return .htmlTag
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_THEMATIC_BREAK: return .divider
    default:
      let element = unsafe element(of: node, type)
      return isStart ? .start(element) : .end(element)
    }
  }

  private func element(
    of node: OpaquePointer,
    _ type: cmark_node_type
  ) -> MarkdownEvent.Element {
    switch type {
    case CMARK_NODE_PARAGRAPH: return unsafe .paragraph(isTight: isInTightList(node))
    case CMARK_NODE_HEADING: return .heading
    case CMARK_NODE_LIST:
      return unsafe .list(isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
    case CMARK_NODE_ITEM: return unsafe .item(isDone: isDone(node))
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_LINK: return unsafe .link(address: string(cmark_node_get_url(node)))
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_IMAGE: return .other
    default: return unsafe extensionElement(of: node)
    }
  }

  /// The element of a node that an extension made; such nodes have names instead of constants.
  private func extensionElement(of node: OpaquePointer) -> MarkdownEvent.Element {
    switch unsafe string(cmark_node_get_type_string(node)) {
    case "table": .table
    case "table_header": .tableRow(isHeader: true)
    case "table_row": .tableRow(isHeader: false)
    case "table_cell": .tableCell
    case "strikethrough": .strikethrough
    default: .other
    }
  }

  /// Whether an item of a task list is ticked; nil for an item of any other list.
  private func isDone(_ item: OpaquePointer) -> Bool? {
    guard unsafe cmark_node_get_syntax_extension(item) != nil,
      unsafe string(cmark_node_get_type_string(item)) == "tasklist"
    else { return nil }
    return unsafe cmark_gfm_extensions_get_tasklist_item_checked(item)
  }

  private func isInTightList(_ paragraph: OpaquePointer) -> Bool {
    guard let item = unsafe cmark_node_parent(paragraph), let list = unsafe cmark_node_parent(item)
    else { return false }
    // 0 for anything that isn't a list.
    return unsafe cmark_node_get_list_tight(list) != 0
  }

  private func string(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
  }
}
