import Foundation

/// A page of `docs/` that describes keys in tables, with examples.
package struct ReferencePage: Sendable {
  /// A row whose first cell is a key, such as `length.min`.
  package struct Row: Sendable {
    package var key: String

    /// The other cells.
    package var cells: [String]
  }

  /// A block of source text.
  package struct Example: Sendable {
    /// Such as `yaml`.
    package var language: String

    package var text: String
  }

  /// A heading of the second level, with everything up to the next one.
  package struct Section: Sendable {
    /// Without the marks for code.
    package var title: String

    package var rows: [Row] = []
    package var examples: [Example] = []
  }

  /// The whole page.
  package let text: String

  package private(set) var sections: [Section] = []

  /// - Parameter name: The page's name in `docs/`.
  /// - Throws: Where there's no such page.
  package init(_ name: String) throws {
    text = try String(contentsOfFile: "\(Repository.path)/docs/\(name)", encoding: .utf8)
    var example: Example?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let whole = example {
          add { $0.examples.append(whole) }
          example = nil
        } else {
          example = Example(language: String(line.dropFirst(3)), text: "")
        }
      } else if example != nil {
        example?.text += line + "\n"
      } else if line.hasPrefix("## ") {
        sections.append(Section(title: String(line.dropFirst(3)).replacing("`", with: "")))
      } else if let row = Self.row(line) {
        add { $0.rows.append(row) }
      }
    }
  }

  /// The section with this title.
  package subscript(_ title: String) -> Section? { sections.first { $0.title == title } }

  private mutating func add(_ change: (inout Section) -> Void) {
    guard !sections.isEmpty else { return }
    change(&sections[sections.count - 1])
  }

  private static func row(_ line: Substring) -> Row? {
    // A bar inside a cell is written `\|`.
    let cells = line.replacing("\\|", with: "\u{1}").split(
      separator: "|",
      omittingEmptySubsequences: false
    )
    .map { $0.replacing("\u{1}", with: "|").trimmingCharacters(in: .whitespaces) }
    guard line.hasPrefix("|"), cells.count > 3,
      let match = cells[1].wholeMatch(of: /`([^`]+)`/)
    else { return nil }
    return Row(key: String(match.1), cells: Array(cells[2..<(cells.count - 1)]))
  }
}
