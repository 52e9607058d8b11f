import RoadcastModel

/// Writes show notes as HTML, block by block, from the elements of a Markdown text.
struct NotesWriter {
  private let medium: ShowNotes.Medium

  /// The block that is being written, and its words.
  private var html = ""
  private var text = ""

  private var paragraph = NotesParagraph()
  private var table = NotesTable()

  /// How many struck-out passages contain the place.
  private var strikes = 0

  init(for medium: ShowNotes.Medium) { self.medium = medium }

  /// Ends a block.
  ///
  /// - Returns: The block's HTML and its words; both can be empty.
  mutating func takeBlock() -> (html: String, text: String) {
    defer {
      html = ""
      text = ""
    }
    return (html, text.trimmed)
  }

  // MARK: Words

  mutating func add(_ words: String) {
    let words = words.withoutControls
    html += HTMLText.escape(strikes > 0 && medium == .app ? Self.struckOut(words) : words)
    text += words
    paragraph.add(words)
  }

  /// Adds a line end that was typed, and which stays only in a list of entries.
  mutating func addLineEnd() {
    html += paragraph.endLine()
    text += " "
  }

  /// Adds a line end that always stays.
  mutating func addBreak() {
    add(tag: "<br>")
    paragraph.startLine()
  }

  mutating func addCode(_ code: String) {
    add(tag: "<p>")
    for (index, line) in code.withoutControls.split(separator: "\n").enumerated() {
      if index > 0 { add(tag: "<br>") }
      add(String(line))
    }
    add(tag: "</p>")
  }

  /// Words with a line through each letter.
  ///
  /// Apps have no common tag for them, and without one "~~190~~ 150 dollars" would mean something else.
  private static func struckOut(_ words: String) -> String {
    words.reduce(into: "") { result, character in
      result.append(character)
      if !character.isWhitespace { result.unicodeScalars.append("\u{336}") }
    }
  }

  // MARK: Links

  mutating func openLink(_ address: String) {
    html += "<a href=\"\(HTMLText.escape(address))\">"
    paragraph.isInLink = true
  }

  /// Ends a link, and adds the words after a bare address.
  mutating func closeLink(isWritten: Bool, tail: String) {
    if isWritten { html += "</a>" }
    paragraph.isInLink = false
    add(tail)
  }

  // MARK: Elements

  mutating func start(_ element: MarkdownEvent.Element) {
    switch element {
    case .paragraph(let isTight):
      if !isTight { add(tag: "<p>") }
      paragraph = NotesParagraph()
    case .heading:
      add(tag: "<p>")
      add(tag: "<strong>")
      paragraph = NotesParagraph()
    case .list(let isOrdered): add(tag: isOrdered ? "<ol>" : "<ul>")
    case .item(let isDone):
      add(tag: "<li>")
      if let isDone { html += isDone ? "☑ " : "☐ " }
    // Emphasis and links can begin within a word, so they don't separate words.
    case .strong: html += "<strong>"
    case .emphasis: html += "<em>"
    case .strikethrough:
      strikes += 1
      if medium == .page { html += "<del>" }
    case .table: table = NotesTable()
    case .tableRow(let isHeader): table.startRow(isHeader: isHeader)
    case .tableCell:
      table.startCell(after: html)
      html = ""
    case .link, .other: break
    }
  }

  mutating func end(_ element: MarkdownEvent.Element) {
    switch element {
    case .paragraph(let isTight):
      html = paragraph.placingLineEnds(in: html)
      if !isTight { add(tag: "</p>") }
    case .heading:
      html = paragraph.placingLineEnds(in: html, areKept: false)
      add(tag: "</strong>")
      add(tag: "</p>")
    case .list(let isOrdered): add(tag: isOrdered ? "</ol>" : "</ul>")
    case .item: add(tag: "</li>")
    case .strong: html += "</strong>"
    case .emphasis: html += "</em>"
    case .strikethrough:
      strikes -= 1
      if medium == .page { html += "</del>" }
    case .table: add(tag: table.html(for: medium))
    case .tableRow: break
    case .tableCell:
      html = table.endCell(html)
      text += " "
    case .link, .other: break
    }
  }

  /// Adds a tag that separates words.
  private mutating func add(tag: String) {
    html += tag
    text += " "
  }
}
