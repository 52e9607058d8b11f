/// The discussion in a command's help, split into headings, paragraphs and lines to be kept as they are.
struct HelpText {
  enum Block: Equatable {
    case heading(String)
    case paragraph(String)
    case literal(String)
  }

  private(set) var blocks: [Block] = []

  /// Splits a text: a line in capitals is a heading, indented lines stay as they are, other lines are paragraphs.
  ///
  /// - Parameter text: The discussion of a command.
  init(_ text: String) {
    var literal: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  ") {
        literal.append(line.dropFirst(2))
        continue
      }
      close(&literal)
      if line.allSatisfy(\.isWhitespace) { continue }
      let isHeading = line.allSatisfy { $0.isUppercase || $0 == " " }
      blocks.append(isHeading ? .heading(String(line)) : .paragraph(String(line)))
    }
    close(&literal)
  }

  /// The lines after the heading "EXAMPLES".
  var examples: [String] {
    blocks.indices.dropFirst().compactMap { index in
      guard blocks[index - 1] == .heading("EXAMPLES"), case .literal(let text) = blocks[index]
      else {
        return nil
      }
      return text
    }
  }

  private mutating func close(_ literal: inout [Substring]) {
    if !literal.isEmpty { blocks.append(.literal(literal.joined(separator: "\n"))) }
    literal = []
  }
}
