import RoadcastModel

/// Writes Markdown from the elements and texts of an HTML document, in their order.
struct MarkdownFromHTML {
  private var blocks: [String] = []
  private var words: [String] = []

  /// The block that's being written.
  private var line = ""

  /// What's put before the block.
  private var prefix = ""

  /// The lists that are open: the number of the last entry, or nil for bullets.
  private var lists: [Int?] = []

  /// The addresses of the open links; nil for one that isn't kept.
  private var links: [String?] = []
  private var quotes = 0

  private static let paragraphs: Set = [
    "p", "div", "section", "article", "header", "footer", "table", "tr", "ul", "ol", "li", "dl",
    "dt", "dd", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "body", "figure",
  ]

  mutating func begin(_ name: String, link: String? = nil) {
    if Self.paragraphs.contains(name) { flush() }
    switch name {
    case "ul": lists.append(nil)
    case "ol": lists.append(0)
    case "blockquote": quotes += 1
    case "li":
      let indent = String(repeating: "    ", count: max(0, lists.count - 1))
      if let last = lists.last, let number = last {
        lists[lists.count - 1] = number + 1
        prefix = "\(indent)\(number + 1). "
      } else {
        prefix = indent + "- "
      }
    case "h1", "h2", "h3", "h4", "h5", "h6": prefix = "### "
    case "hr": blocks.append("---")
    case "br": line += line.isEmpty ? "" : "\\\n"
    case "b", "strong": line += "**"
    case "i", "em": line += "*"
    case "a":
      let isKept = link.map { ["https://", "http://", "mailto:"].contains(where: $0.hasPrefix) }
      let address = isKept ?? false ? link : nil
      links.append(address.flatMap { $0.contains(where: " <>\n".contains) ? nil : $0 })
      if links.last != .some(nil) { line += "[" }
    default: break
    }
  }

  mutating func end(_ name: String) {
    switch name {
    case "b", "strong": close("**")
    case "i", "em": close("*")
    case "a":
      if let link = links.popLast() ?? nil { line += "](<\(link)>)" }
    default: break
    }
    if Self.paragraphs.contains(name) { flush() }
    switch name {
    case "ul", "ol": _ = lists.popLast()
    case "blockquote": quotes -= 1
    default: break
    }
  }

  /// Ends words that are stressed; without any, the mark is taken back.
  private mutating func close(_ mark: String) {
    let trimmed = line.trimmedEnd
    if trimmed.hasSuffix(mark), !trimmed.hasSuffix("\\" + mark) {
      line = String(trimmed.dropLast(mark.count))
    } else {
      // A space before the mark would make it a star.
      line = trimmed + mark + (line.last?.isWhitespace == true ? " " : "")
    }
  }

  mutating func add(_ text: String) {
    var isFirst = true
    for part in text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
      if !isFirst, !line.isEmpty, line.last?.isWhitespace == false { line += " " }
      isFirst = false
      guard !part.isEmpty else { continue }
      words.append(String(part))
      let isAddress = part.hasPrefix("https://") || part.hasPrefix("http://")
      let isInLink = links.contains { $0 != nil }
      line += isAddress && !isInLink ? Self.address(part) : Self.escaped(part)
    }
  }

  private static func address(_ text: Substring) -> String {
    let address = text.prefix { !"<>\"'".contains($0) }
    var end = address.endIndex
    while end > address.startIndex, ".,;:!?)".contains(address[address.index(before: end)]) {
      end = address.index(before: end)
    }
    return "<\(address[..<end])>" + escaped(text[end...])
  }

  private static func escaped(_ text: Substring) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "\\`*_[]<>&~|#".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  private mutating func flush() {
    defer {
      line = ""
      prefix = ""
    }
    var text = line.trimmed
    while text.hasSuffix("\\\n") || text.hasSuffix("\n\\") {
      text = String(text.dropLast(2)).trimmed
    }
    if text.hasSuffix("\\"), !text.hasSuffix("\\\\") { text.removeLast() }
    guard !text.isEmpty else { return }
    // A line that begins like a list or a rule isn't one.
    if let first = text.first, "+-=".contains(first) { text = "\\" + text }
    let digits = text.prefix(while: \.isNumber)
    if !digits.isEmpty, let after = text[digits.endIndex...].first, ".)".contains(after) {
      text = digits + "\\" + text[digits.endIndex...]
    }
    let quote = String(repeating: "> ", count: quotes)
    blocks.append(quote + prefix + text.replacing("\n", with: "\n" + quote))
  }

  mutating func finish() -> (markdown: String, plainText: String) {
    flush()
    return (blocks.joined(separator: "\n\n"), words.joined(separator: " "))
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var slice = Substring(self)
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
