/// Colours for text on a terminal (ECMA-48 §8.3.117, SGR), or none.
package struct TerminalStyle: Sendable {
  private let isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  package func red(_ text: String) -> String { painted(text, "31;1") }
  package func yellow(_ text: String) -> String { painted(text, "33;1") }
  package func green(_ text: String) -> String { painted(text, "32") }
  package func bold(_ text: String) -> String { painted(text, "1") }
  package func dim(_ text: String) -> String { painted(text, "2") }

  /// A match of a search: it is marked without colours too.
  package func match(_ text: String) -> String { isColored ? yellow(text) : "**\(text)**" }

  private func painted(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
