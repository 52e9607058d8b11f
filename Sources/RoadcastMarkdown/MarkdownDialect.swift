/// Which Markdown a text is written in.
package enum MarkdownDialect: Sendable {
  /// CommonMark.
  case commonMark

  /// GitHub's: CommonMark with tables, struck-out text, task lists and bare addresses.
  case gitHub
}
