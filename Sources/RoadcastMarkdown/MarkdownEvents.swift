/// The events of a Markdown text, in its order: `for event in MarkdownEvents(text)`.
///
/// Every start of an element is followed by its end. Blocks of code and of HTML, and dividers, are
/// single events.
package struct MarkdownEvents: Sequence, IteratorProtocol {
  private let walk: CMarkWalk?

  /// - Parameters:
  ///   - markdown: A text.
  ///   - dialect: The Markdown that it's written in.
  ///   - isTypographic: Whether straight quotes, `--`, `---` and `...` become English quotes, dashes and an
  ///     ellipsis, except in code.
  package init(
    _ markdown: String,
    dialect: MarkdownDialect = .commonMark,
    isTypographic: Bool = false
  ) {
    walk = CMarkWalk(over: markdown, dialect: dialect, isTypographic: isTypographic)
  }

  package mutating func next() -> MarkdownEvent? { walk?.next() }
}
