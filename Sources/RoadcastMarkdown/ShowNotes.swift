import RoadcastModel

/// Show notes in Markdown as the few HTML tags that podcast apps know.
///
/// Apps agree on `p ol ul li a strong em br` (Apple's guide and PSP-1). So headings become bold
/// paragraphs, and pictures become their descriptions.
package struct ShowNotes: Sendable, Equatable {
  /// HTML for each block at the top, such as a paragraph or a list.
  package private(set) var blocks: [String] = []

  /// The words of each block that has any, without markup.
  package private(set) var texts: [String] = []

  /// Whether raw HTML was left out.
  package private(set) var hasDroppedHTML = false

  /// Whether a link was left out that's neither a web address nor an e-mail address.
  package private(set) var hasDroppedLinks = false

  /// The block that is being written.
  private var html = ""
  private var text = ""

  /// - Parameter markdown: A text in the Markdown of CommonMark.
  package init(markdown: String) {
    var depth = 0
    for event in MarkdownEvents(markdown) {
      switch event.kind {
      case .start(let element):
        add(element, isStart: true)
        depth += 1
      case .end(let element):
        add(element, isStart: false)
        depth -= 1
      case .text(let words): add(words)
      case .codeBlock(let code): addCode(code)
      case .softBreak:
        html += " "
        text += " "
      case .lineBreak: add(tag: "<br>")
      case .htmlBlock, .htmlTag: hasDroppedHTML = true
      case .divider: break
      }
      if depth == 0 { endBlock() }
    }
  }

  private mutating func add(_ element: MarkdownEvent.Element, isStart: Bool) {
    switch element {
    case .paragraph(isTight: true), .other: break
    case .paragraph(isTight: false): add(tag: isStart ? "<p>" : "</p>")
    case .heading:
      add(tag: isStart ? "<p>" : "</strong>")
      add(tag: isStart ? "<strong>" : "</p>")
    case .list(let isOrdered):
      let name = isOrdered ? "ol" : "ul"
      add(tag: isStart ? "<\(name)>" : "</\(name)>")
    case .item: add(tag: isStart ? "<li>" : "</li>")
    // Emphasis and links can begin within a word, so they don't separate words.
    case .strong: html += isStart ? "<strong>" : "</strong>"
    case .emphasis: html += isStart ? "<em>" : "</em>"
    case .link(let address):
      let address = address.withoutControls
      guard WebAddress.problem(with: address, schemes: ["https", "http", "mailto"]) == nil else {
        hasDroppedLinks = true
        return
      }
      html += isStart ? "<a href=\"\(HTMLText.escape(address))\">" : "</a>"
    }
  }

  /// Adds a tag that separates words.
  private mutating func add(tag: String) {
    html += tag
    text += " "
  }

  private mutating func add(_ words: String) {
    let words = words.withoutControls
    html += HTMLText.escape(words)
    text += words
  }

  private mutating func addCode(_ code: String) {
    add(tag: "<p>")
    for (index, line) in code.withoutControls.split(separator: "\n").enumerated() {
      if index > 0 { add(tag: "<br>") }
      add(String(line))
    }
    add(tag: "</p>")
  }

  private mutating func endBlock() {
    if !html.isEmpty { blocks.append(html) }
    let words = text.trimmed
    if !words.isEmpty { texts.append(words) }
    html = ""
    text = ""
  }
}
