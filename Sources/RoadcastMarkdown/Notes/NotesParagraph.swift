import RoadcastModel

/// The line ends of a paragraph.
///
/// A line end is a space, as CommonMark wants it: editors end lines where they're full, and some people
/// write one sentence a line. But a paragraph can also be a list of entries, such as "Host: …" and
/// "Guest: …", and each of these keeps its line. Which of the two it is shows only at the paragraph's end.
struct NotesParagraph {
  /// The lines that have ended, and the present one.
  private var lines = [Line()]

  /// Whether the present words are a link's.
  var isInLink = false

  /// The placeholder of a line end in the HTML.
  private static let lineEnd: Character = "\n"

  mutating func add(_ words: String) {
    lines[lines.count - 1].text += words
    if !isInLink { lines[lines.count - 1].textOutsideLinks += words }
  }

  /// Starts a line after an end that always stays.
  mutating func startLine() { lines[lines.count - 1] = Line() }

  /// Ends a line.
  ///
  /// - Returns: What holds its place until ``placingLineEnds(in:areKept:)``.
  mutating func endLine() -> String {
    lines.append(Line())
    return String(Self.lineEnd)
  }

  /// Replaces the places of line ends by breaks or spaces.
  ///
  /// - Parameters:
  ///   - html: The block so far.
  ///   - areKept: Whether entries keep their lines.
  /// - Returns: The block.
  func placingLineEnds(in html: String, areKept: Bool = true) -> String {
    guard lines.count > 1 else { return html }
    let entries = lines.map { areKept ? $0.entry : nil }
    var counts: [NotesEntry: Int] = [:]
    for case let entry? in entries { counts[entry, default: 0] += 1 }
    let separators = lines.indices.dropFirst().map { index in
      let isEntry = entries[index].map { counts[$0, default: 0] > 1 } ?? false
      return isEntry ? "<br>" : lines[index - 1].separator(from: lines[index])
    }
    let pieces = html.split(separator: Self.lineEnd, omittingEmptySubsequences: false)
    return zip([""] + separators, pieces).map { $0 + $1 }.joined()
  }
}

extension NotesParagraph {
  /// The words of a line.
  private struct Line {
    var text = ""
    var textOutsideLinks = ""

    /// What kind of entry the line would begin in a list of them; nil if it looks like a sentence.
    var entry: NotesEntry? {
      let isLink = !text.isEmpty && textOutsideLinks.allSatisfy { !$0.isLetter && !$0.isNumber }
      return isLink ? .link : NotesEntry(text[...].drop(while: \.isWhitespace))
    }

    /// What's between this line and the next one if they're one text: nothing in writing without spaces.
    func separator(from next: Line) -> String {
      text.isEmpty || next.text.isEmpty || text.needsSpace(before: next.text) ? " " : ""
    }
  }
}
