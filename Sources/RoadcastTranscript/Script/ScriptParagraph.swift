import RoadcastModel

/// Lines of a script without a blank line between them.
struct ScriptParagraph: Equatable {
  struct Line: Equatable {
    var text: String

    /// The line in the file, counted from 1.
    var number: Int
  }

  /// None is blank.
  var lines: [Line] = []

  /// Whether it's a heading above what's said, as far as the markup shows.
  var isHeading = false

  /// Splits a plain text at its blank lines.
  static func paragraphs(of text: String) -> [ScriptParagraph] {
    var reader = LineReader(text)
    var paragraphs: [ScriptParagraph] = []
    var current = ScriptParagraph()
    while let line = reader.next() {
      let words = line.text.trimmed
      guard words.isEmpty else {
        current.lines.append(Line(text: words, number: line.number))
        continue
      }
      if !current.lines.isEmpty { paragraphs.append(current) }
      current = ScriptParagraph()
    }
    if !current.lines.isEmpty { paragraphs.append(current) }
    return paragraphs
  }
}
