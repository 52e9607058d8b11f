import RoadcastModel

/// The line ends of a paragraph.
///
/// People expect the lines that they typed, as on GitHub: "Host: …", "Guest: …". But editors also end
/// lines, in the middle of sentences; such a paragraph becomes one line, as CommonMark wants it. Which
/// of the two it is shows only at the paragraph's end.
struct NotesParagraph {
  private var line = ""
  private var hasLineEnds = false

  /// Whether a line ended in the middle of a sentence.
  private var isWrapped = false

  /// The last line that ended, until the next one begins.
  private var endedLine: String?

  /// Shorter lines, such as those of a list or an address, were ended by people.
  private static let shortestWrapped = 40

  /// The placeholder of a line end in the HTML.
  private static let lineEnd: Character = "\n"

  mutating func add(_ words: String) {
    if let ended = endedLine, let first = words.first {
      endedLine = nil
      let last = ended.last
      let isMidSentence = last.map { $0.isLetter || $0.isNumber || $0 == "," } ?? false
      if isMidSentence, first.isLowercase, ended.count >= Self.shortestWrapped { isWrapped = true }
    }
    line += words
  }

  /// Ends a line.
  ///
  /// - Returns: What holds its place until ``placingLineEnds(in:areKept:)``.
  mutating func endLine() -> String {
    endedLine = line.trimmed
    line = ""
    hasLineEnds = true
    return String(Self.lineEnd)
  }

  /// Starts a line after an end that always stays.
  mutating func startLine() {
    line = ""
    endedLine = nil
  }

  /// Replaces the places of line ends by breaks or spaces.
  ///
  /// - Parameters:
  ///   - html: The block so far.
  ///   - areKept: Whether lines that weren't wrapped stay.
  /// - Returns: The block.
  func placingLineEnds(in html: String, areKept: Bool = true) -> String {
    guard hasLineEnds else { return html }
    return html.split(separator: Self.lineEnd, omittingEmptySubsequences: false)
      .joined(separator: areKept && !isWrapped ? "<br>" : " ")
  }
}
