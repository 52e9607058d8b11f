/// A text with the matches of a search.
package struct MarkedText: Sendable, Equatable {
  /// A part of the text that matches, or doesn't.
  package struct Run: Sendable, Equatable {
    package var text: String
    package var isMatch: Bool

    package init(text: String, isMatch: Bool) {
      self.text = text
      self.isMatch = isMatch
    }
  }

  package var runs: [Run]

  /// The text without marks.
  package var plain: String { runs.map(\.text).joined() }

  /// The text with each match changed by `mark`, and everything else by `other`.
  package func written(
    match mark: (String) -> String,
    other: (String) -> String = { $0 }
  ) -> String {
    runs.map { $0.isMatch ? mark($0.text) : other($0.text) }.joined()
  }

  /// The offset of the first match in UTF-8 bytes; nil without one.
  var firstMatch: Int? {
    guard let index = runs.firstIndex(where: \.isMatch) else { return nil }
    return runs[..<index].reduce(0) { $0 + $1.text.utf8.count }
  }

  /// The number of different words that match.
  var distinctMatches: Int { Set(runs.filter(\.isMatch).map { $0.text.lowercased() }).count }

  /// What FTS5 adds around a match; indexed texts never contain these.
  static let opening: Unicode.Scalar = "\u{1}"
  static let closing: Unicode.Scalar = "\u{2}"

  /// Splits a text that FTS5 has marked into lines; a match can span several.
  static func lines(ofMarked text: String) -> [MarkedText] {
    var lines: [MarkedText] = []
    var runs: [Run] = []
    var current = String.UnicodeScalarView()
    var isMatch = false
    func closeRun() {
      if !current.isEmpty { runs.append(Run(text: String(current), isMatch: isMatch)) }
      current = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case opening, closing:
        closeRun()
        isMatch = scalar == opening
      case String.wordDivider:
        break
      case "\n":
        closeRun()
        lines.append(MarkedText(runs: runs))
        runs = []
      default:
        current.append(scalar)
      }
    }
    closeRun()
    lines.append(MarkedText(runs: runs))
    return lines
  }
}
