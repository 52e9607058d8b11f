/// The line that a diagnostic is about, and how it should be written.
package struct Excerpt: Sendable, Hashable {
  /// The line as it is in the file.
  package var line: String

  /// The whole line as it was probably meant; nil where that isn't known.
  package var correction: String?

  package init(line: String, correction: String? = nil) {
    self.line = line
    self.correction = correction
  }

  /// The most columns of a terminal that a line takes.
  private static let width = 100

  /// The excerpt as lines for people: the line, a caret below the column, and the correction.
  ///
  /// - Parameter column: In Unicode scalars, from 1; nil for no caret.
  /// - Returns: One to three lines.
  package func lines(column: Int?) -> [String] {
    // A line that's longer starts shortly before the place.
    let scalars = Array(line.unicodeScalars)
    let place = min(max(0, (column ?? 1) - 1), scalars.count)
    let start = place < Self.width - 20 ? 0 : place - 40
    let dots = start == 0 ? "" : "…"
    let before = Self.text(scalars[start..<place])
    let shown = Self.text(scalars[start...])
    var lines = ["  now:   \(dots)\(shown.cut(toWidth: Self.width))"]
    if column != nil {
      let indent = dots.displayWidth + before.displayWidth
      lines.append(String(repeating: " ", count: 9 + indent) + "^")
    }
    if let correction {
      let rest = Array(correction.unicodeScalars).dropFirst(start)
      lines.append("  write: \(dots)\(Self.text(rest).cut(toWidth: Self.width))")
    }
    return lines
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view).escapedForDisplay
  }
}
