import ArgumentParser

/// When colour is used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// Colours for terminals that want them.
struct Style: Sendable {
  private let isColored: Bool

  init(_ choice: ColorChoice) {
    isColored =
      switch choice {
      case .always: true
      case .never: false
      case .auto:
        (Machine.environment("NO_COLOR") ?? "").isEmpty && Machine.isTerminal(2)
      }
  }

  func red(_ text: String) -> String { paint(text, "31;1") }
  func yellow(_ text: String) -> String { paint(text, "33;1") }
  func green(_ text: String) -> String { paint(text, "32") }
  func bold(_ text: String) -> String { paint(text, "1") }

  /// What was looked for, marked where there is no colour too.
  func match(_ text: String) -> String { isColored ? paint(text, "33;1") : "**\(text)**" }

  func dim(_ text: String) -> String { paint(text, "2") }

  private func paint(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
