import CCMark
import Synchronization

/// A parsed document of cmark-gfm: the only owner of its tree.
@safe
final class CMarkDocument {
  let root: OpaquePointer

  /// Lets one text be parsed at a time.
  ///
  /// cmark-gfm keeps the characters with a meaning in one table for all parsers, and extensions change
  /// that table while a parser runs.
  private static let lock = Mutex(())

  /// The extensions, which are registered once and never freed.
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  /// Parses a text; nil when cmark has no memory for it.
  init?(_ markdown: String, dialect: MarkdownDialect, isTypographic: Bool) {
    let extensions =
      switch dialect {
      case .commonMark: [] as MarkdownExtensions
      case .gitHub: MarkdownExtensions(usedIn: markdown)
      }
    let options = CMARK_OPT_VALIDATE_UTF8 | (isTypographic ? CMARK_OPT_SMART : 0)
    let root = unsafe Self.lock.withLock { _ in
      unsafe Self.parse(markdown, extensions, options)
    }
    guard let root = unsafe root else { return nil }
    unsafe self.root = root
  }

  deinit { unsafe cmark_node_free(root) }

  private static func parse(
    _ markdown: String,
    _ extensions: MarkdownExtensions,
    _ options: Int32
  ) -> OpaquePointer? {
    let size = markdown.utf8.count
    guard !extensions.isEmpty else {
      return unsafe cmark_parse_document(markdown, size, options)
    }
    registered
    guard let parser = unsafe cmark_parser_new(options) else { return nil }
    defer { unsafe cmark_parser_free(parser) }
    for (known, name) in MarkdownExtensions.names where extensions.contains(known) {
      unsafe cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    unsafe cmark_parser_feed(parser, markdown, size)
    return unsafe cmark_parser_finish(parser)
  }
}
