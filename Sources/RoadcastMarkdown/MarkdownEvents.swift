/// The events of a Markdown text, in its order: `for event in MarkdownEvents(text)`.
///
/// Every start of an element is followed by its end. Blocks of code and of HTML, and dividers, are
/// single events.
package struct MarkdownEvents: Sequence, IteratorProtocol {
  private let walk: CMarkWalk?

  /// - Parameter markdown: A text in the Markdown of CommonMark.
  package init(_ markdown: String) { walk = CMarkWalk(over: markdown) }

  package mutating func next() -> MarkdownEvent? { walk?.next() }
}
