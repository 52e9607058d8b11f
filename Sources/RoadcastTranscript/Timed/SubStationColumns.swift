import RoadcastModel

/// The order of the columns in captions of SubStation Alpha (`.ass`, `.ssa`), which a line of the file names.
struct SubStationColumns {
  private var names = [
    "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text",
  ]

  /// Reads the line that names the columns of dialogues.
  ///
  /// - Returns: Whether it's such a line.
  mutating func readFormat(_ line: String) -> Bool {
    guard line.hasPrefix("Format:") else { return false }
    let columns = line.dropFirst("Format:".count).split(separator: ",").map {
      String($0).trimmed.lowercased()
    }
    // The file's styles have such a line too.
    if columns.contains("start"), columns.last == "text" { names = columns }
    return true
  }

  /// Reads a dialogue; nil for any other line, and for drawings.
  func entry(of line: String) -> TimedLines.Entry? {
    guard line.hasPrefix("Dialogue:") else { return nil }
    let fields = line.dropFirst("Dialogue:".count).split(
      separator: ",",
      maxSplits: names.count - 1,
      omittingEmptySubsequences: false
    )
    guard fields.count == names.count else { return nil }
    func field(_ name: String) -> String? {
      names.firstIndex(of: name).map { String(fields[$0]).trimmed }
    }
    guard let start = field("start").flatMap({ CueTimes.moment(Array($0.utf8)[...]) }),
      let end = field("end").flatMap({ CueTimes.moment(Array($0.utf8)[...]) }),
      let text = field("text")
    else { return nil }
    let speaker = field("name") ?? field("actor") ?? ""
    return TimedLines.Entry(
      start: start,
      end: end,
      speaker: speaker.isEmpty ? nil : speaker,
      text: Self.plain(text)
    )
  }

  /// The words without overrides such as `{\i1}`.
  private static func plain(_ text: String) -> String {
    var words = ""
    var rest = text[...]
    while let first = rest.popFirst() {
      if first == "{", let close = rest.firstIndex(of: "}") {
        rest = rest[rest.index(after: close)...]
      } else if first == "\\", let next = rest.first, "Nnh".contains(next) {
        rest.removeFirst()
        words += next == "h" ? " " : "\n"
      } else {
        words.append(first)
      }
    }
    return words
  }
}
