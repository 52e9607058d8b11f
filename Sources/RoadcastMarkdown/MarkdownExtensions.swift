/// GitHub's extensions of Markdown, by the marks without which a text can't use them.
///
/// Each one makes parsing slower, and few texts use any.
struct MarkdownExtensions: OptionSet, Sendable {
  var rawValue: UInt8

  static let table = MarkdownExtensions(rawValue: 1)
  static let strikethrough = MarkdownExtensions(rawValue: 2)
  static let taskList = MarkdownExtensions(rawValue: 4)
  static let bareAddress = MarkdownExtensions(rawValue: 8)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Finds the extensions that a text can use.
  init(usedIn markdown: String) {
    rawValue = 0
    let bytes = markdown.utf8.span
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "|"): insert(.table)
      case UInt8(ascii: "~"): insert(.strikethrough)
      case UInt8(ascii: "["): insert(.taskList)
      case UInt8(ascii: "@"): insert(.bareAddress)
      case UInt8(ascii: ":"):
        if index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "/"),
          bytes[index + 2] == UInt8(ascii: "/")
        {
          insert(.bareAddress)
        }
      case UInt8(ascii: "."):
        if index >= 3, bytes[index - 1] | 0x20 == UInt8(ascii: "w"),
          bytes[index - 2] | 0x20 == UInt8(ascii: "w")
        {
          insert(.bareAddress)
        }
      default: break
      }
    }
  }

  /// By the names that cmark-gfm has for them.
  static let names: [(extension: MarkdownExtensions, name: String)] = [
    (.table, "table"), (.strikethrough, "strikethrough"), (.taskList, "tasklist"),
    (.bareAddress, "autolink"),
  ]
}
