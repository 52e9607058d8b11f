import RoadcastModel

/// Writes texts into a manifest so that YAML reads them as they are.
enum YAMLText {
  /// A text on one line: plain where that's safe, and in single quotes otherwise.
  static func line(_ text: String) -> String {
    isPlain(text) ? text : "'\(text.replacing("'", with: "''"))'"
  }

  /// A text of any number of lines, as the value of a key without an indentation.
  static func block(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { line in String(line.reversed().drop(while: \.isWhitespace).reversed()) }
    guard lines.count > 1, lines.first?.first?.isWhitespace == false else {
      return line(text.oneLine)
    }
    return "|\n" + lines.map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
  }

  /// Words that mean something else without quotes.
  private static let words: Set = ["true", "false", "null", "yes", "no", "on", "off", "any"]

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic,
      !words.contains(text.lowercased()), !text.contains(": "), !text.contains(" #"),
      !text.hasSuffix(":"), !text.hasSuffix(" ")
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0xA0 || scalar.properties.isAlphabetic
        || " 0123456789.-!?()/'&+;%:".unicodeScalars.contains(scalar)
    }
      && !text.unicodeScalars.contains {
        ["\u{2028}", "\u{2029}", "\u{FEFF}", "\u{85}"].contains($0)
      }
  }
}

extension YAMLText {
  /// A text in single quotes, for lists and braces.
  static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
