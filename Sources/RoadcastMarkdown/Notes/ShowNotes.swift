import RoadcastAddresses
import RoadcastModel

/// Show notes in GitHub's Markdown as HTML.
package struct ShowNotes: Sendable, Equatable {
  /// What shows the notes.
  package enum Medium: Sendable {
    /// Podcast apps: they agree on `p ol ul li a strong em br` (Apple's guide and PSP-1), and leave out
    /// what they don't know.
    case app

    /// A web page, which can also have tables and struck-out text.
    case page
  }

  /// A link that was left out; its words stayed.
  package struct DroppedLink: Sendable, Equatable {
    /// The address as it was written.
    package var address: String

    /// What's wrong with it, in words that follow the address.
    package var problem: String

    /// The line of the notes with the link's paragraph, counted from 1.
    package var line: Int
  }

  /// HTML for each block at the top, such as a paragraph or a list.
  package private(set) var blocks: [String] = []

  /// The words of each block that has any, without markup.
  package private(set) var texts: [String] = []

  /// The line of the first raw HTML that was left out, counted from 1; nil where there was none.
  package private(set) var droppedHTML: Int?

  /// Whether the notes have something that apps and pages show in different ways.
  package private(set) var dependOnMedium = false

  /// The links that were left out.
  package private(set) var droppedLinks: [DroppedLink] = []

  private static let schemes = ["https", "http", "mailto"]

  /// - Parameters:
  ///   - markdown: A text in GitHub's Markdown.
  ///   - medium: What shows the HTML.
  ///   - isTypographic: Whether straight quotes, `--`, `---` and `...` become English quotes, dashes and an
  ///     ellipsis, except in code.
  package init(markdown: String, for medium: Medium = .app, isTypographic: Bool = false) {
    var writer = NotesWriter(for: medium)
    var links = OpenLinks()
    var depth = 0
    var line = 1
    let events = MarkdownEvents(markdown, dialect: .gitHub, isTypographic: isTypographic)
    for event in events {
      // cmark has no lines for what's within a line.
      if event.line > 0 { line = event.line }
      if let address = links.takePending() {
        open(address, before: event.kind, at: line, &links, &writer)
      }
      switch event.kind {
      case .start(.link(let address)):
        links.pending = address
        depth += 1
      case .end(.link):
        if let link = links.close() { writer.closeLink(isWritten: link.isWritten, tail: link.tail) }
        depth -= 1
      case .start(let element):
        if element == .table || element == .strikethrough { dependOnMedium = true }
        writer.start(element)
        depth += 1
      case .end(let element):
        writer.end(element)
        depth -= 1
      case .text(let words): writer.add(String(words.dropLast(links.tailCount)))
      case .codeBlock(let code): writer.addCode(code)
      case .softBreak: writer.addLineEnd()
      case .lineBreak: writer.addBreak()
      case .htmlBlock, .htmlTag: droppedHTML = droppedHTML ?? line
      case .divider: break
      }
      if depth == 0 { endBlock(&writer) }
    }
  }

  /// Whether a text has anything that notes can leave out: HTML, or links.
  ///
  /// Most have neither.
  package static func canLoseAnything(of markdown: String) -> Bool {
    markdown.utf8.contains(UInt8(ascii: "<"))
      || !MarkdownExtensions(usedIn: markdown).isDisjoint(with: [.taskList, .bareAddress])
  }

  /// Opens a link whose first content is known now.
  private mutating func open(
    _ written: String,
    before content: MarkdownEvent.Kind,
    at line: Int,
    _ links: inout OpenLinks,
    _ writer: inout NotesWriter
  ) {
    var address = written.withoutControls
    var tail = ""
    if case .text(let words) = content, let bare = BareAddress(address, words: words) {
      address = bare.address
      tail = bare.tail
    }
    // HTML has no links within links: browsers would end the outer one early.
    guard !links.isInside else { return links.open(isWritten: false, tail: tail) }
    do throws(AddressProblem) {
      let address = try AddressReader.read(address, schemes: Self.schemes)
      writer.openLink(address)
      links.open(isWritten: true, tail: tail)
    } catch {
      droppedLinks.append(DroppedLink(address: written, problem: error.message, line: line))
      links.open(isWritten: false, tail: tail)
    }
  }

  private mutating func endBlock(_ writer: inout NotesWriter) {
    let block = writer.takeBlock()
    if !block.html.isEmpty { blocks.append(block.html) }
    if !block.text.isEmpty { texts.append(block.text) }
  }
}
