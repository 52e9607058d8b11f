/// One step of a walk over a Markdown text, from its beginning to its end.
package struct MarkdownEvent: Sendable, Equatable {
  /// An element that can contain others.
  package enum Element: Sendable, Equatable {
    /// A paragraph; tight where it's an item of a list without blank lines between its items.
    case paragraph(isTight: Bool)

    case heading
    case list(isOrdered: Bool)

    /// An item of a list; of a task list, ticked or not.
    case item(isDone: Bool?)

    case strong
    case emphasis
    case strikethrough

    /// A link; the address is as it was written, and can be anything.
    case link(address: String)

    case table

    /// A row of a table; its first one is the header.
    case tableRow(isHeader: Bool)

    case tableCell

    /// A quotation, a picture or another element whose content counts, but not the element itself.
    case other
  }

  package enum Kind: Sendable, Equatable {
    case start(Element)
    case end(Element)

    /// Words, or code within a line.
    case text(String)

    /// The lines of a block of code.
    case codeBlock(String)

    /// A block of raw HTML.
    case htmlBlock(String)

    /// A tag of raw HTML within a line.
    case htmlTag

    /// A line end within a paragraph. In CommonMark it means no more than a space.
    case softBreak

    /// A line end that the author wants.
    case lineBreak

    /// A thematic break: a line between paragraphs.
    case divider
  }

  package let kind: Kind

  /// The line where the event's element begins, counted from 1.
  package let line: Int
}
