import RoadcastManifest

/// The entries of a list with an entry on each line, and what's between them.
///
/// To an entry belong the comments directly above its dash, and those after it that are indented deeper than
/// the dash. Empty lines, and comments that stand alone between them, belong to a place in the list.
struct ListChunks {
  /// The lines of each entry.
  let chunks: [ClosedRange<Int>]

  /// The lines of each entry's own text, from its dash to its end.
  let texts: [ClosedRange<Int>]

  /// The column of the dashes, from 0.
  let indent: Int

  /// The number of spaces after the first dash.
  let gap: Int

  /// Finds the entries of a list; nil where a dash isn't the first on its line.
  ///
  /// - Parameters:
  ///   - list: A list in block style with at least one entry.
  ///   - extents: The text.
  ///   - parentLine: The line of the list's key.
  init?(_ list: OutlineNode, in extents: Extents, below parentLine: Int) {
    let lines = extents.lines
    let indent = list.column - 1
    guard let entries = list.sequence, !entries.isEmpty else { return nil }
    var chunks: [ClosedRange<Int>] = []
    var texts: [ClosedRange<Int>] = []
    var floor = parentLine
    var gap = 1
    for (index, entry) in entries.enumerated() {
      let entryLine = lines.line(at: entry.range.lowerBound)
      guard
        let dash = (min(floor + 1, entryLine)...entryLine).first(where: { line in
          let place = lines.start(line) + indent
          return lines.indent(line) == indent && place < lines.end(line)
            && lines.bytes[place] == UInt8(ascii: "-")
        })
      else { return nil }
      if index == 0, dash == entryLine {
        gap = max(1, entry.range.lowerBound - lines.start(dash) - indent - 1)
      }
      var first = dash
      while first - 1 > floor, lines.isComment(first - 1), lines.indent(first - 1) <= indent {
        first -= 1
      }
      var last = max(
        dash,
        extents.lastLine(endingAt: extents.end(of: entry), from: entry.range.lowerBound)
      )
      texts.append(dash...last)
      let bound =
        index + 1 < entries.count
        ? lines.line(at: entries[index + 1].range.lowerBound) : lines.count
      while last + 1 < bound, lines.isComment(last + 1), lines.indent(last + 1) > indent {
        last += 1
      }
      chunks.append(first...last)
      floor = last
    }
    self.chunks = chunks
    self.texts = texts
    self.indent = indent
    self.gap = gap
  }

  /// The lines between an entry and the one before it.
  func gapLines(before position: Int) -> Range<Int> {
    chunks[position - 1].upperBound + 1..<chunks[position].lowerBound
  }
}
