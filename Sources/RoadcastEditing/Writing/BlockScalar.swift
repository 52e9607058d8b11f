/// Writes texts of several lines after `|` or `>`.
struct BlockScalar {
  /// The number of spaces before each line.
  let indent: Int

  /// What ends each line.
  let ending: String

  /// Whether `|` or `>` needs a digit to tell the indentation from spaces that belong to the text.
  static func needsDigit(_ text: String) -> Bool {
    guard let first = text.split(separator: "\n", omittingEmptySubsequences: false).first else {
      return true
    }
    return first.isEmpty || first.hasPrefix(" ") || first.hasPrefix("\t")
  }

  /// Whether a text can be written like this.
  static func canHold(_ text: String) -> Bool {
    !text.isEmpty && text.last != "\n"
      && text.unicodeScalars.allSatisfy { $0 == "\n" || PlainScalar.isPrintable($0) }
  }

  /// The lines of a text after `|`.
  func literal(_ text: String) -> String {
    let spaces = String(repeating: " ", count: indent)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { ($0.isEmpty ? "" : spaces + $0) + ending }.joined()
  }

  /// The lines of a text after `>`, where a line end stands for a space, and an empty line for a line end.
  ///
  /// - Returns: Nil for a text with lines that begin or end with spaces: those are never joined.
  func folded(_ text: String) -> String? {
    let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard
      paragraphs.allSatisfy({ $0.first != " " && $0.first != "\t" && $0.last != " " })
    else { return nil }
    let spaces = String(repeating: " ", count: indent)
    var lines: [String] = []
    for (index, paragraph) in paragraphs.enumerated() {
      if index > 0, !paragraphs[index - 1].isEmpty, !paragraph.isEmpty { lines.append("") }
      if paragraph.isEmpty, index > 0, !paragraphs[index - 1].isEmpty { lines.append("") }
      if paragraph.isEmpty {
        lines.append("")
      } else {
        lines += fill(paragraph).map { spaces + $0 }
      }
    }
    return lines.map { $0 + ending }.joined()
  }

  /// Breaks a paragraph at single spaces, so that its lines are easy to read.
  private func fill(_ paragraph: Substring) -> [String] {
    let width = max(40, 80 - indent)
    var lines: [String] = []
    var line = ""
    for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
      let isBreakable = !line.isEmpty && !word.isEmpty && line.last != " " && word.first != "\t"
      if isBreakable, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(word)
      } else {
        line += lines.isEmpty && line.isEmpty ? word : " " + word
      }
    }
    return lines + [line]
  }
}
