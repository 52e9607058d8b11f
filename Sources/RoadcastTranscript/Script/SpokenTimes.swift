import RoadcastModel

/// Removes the times that a transcript in plain text has between its words: they aren't spoken.
///
/// Transcription services write `Dana Reyes  0:03` above the words, `[00:00:03]` before them or among
/// them, and `0:03` alone on a line.
enum SpokenTimes {
  /// Removes the times from paragraphs; a line with a name and a time keeps the name, with a colon.
  static func removed(from paragraphs: [ScriptParagraph]) -> [ScriptParagraph] {
    let lines = paragraphs.flatMap(\.lines)
    guard lines.contains(where: { mayHaveTime($0.text) }) else { return paragraphs }
    let bare = lines.filter { leading($0.text) != nil }.count
    let trailing = lines.filter { named($0.text, atLeast: 1) != nil }.count
    var owners: [String: Int] = [:]
    for line in lines where mayHaveTime(line.text) {
      if let name = own(withoutBrackets(line.text)) { owners[name, default: 0] += 1 }
    }
    return paragraphs.compactMap { paragraph in
      var kept = paragraph
      kept.lines = paragraph.lines.compactMap { line in
        guard mayHaveTime(line.text) else { return line }
        var line = line
        var text = withoutBrackets(line.text)
        if isOnlyTimes(text) { text = "" }
        if let name = named(text, atLeast: trailing > 1 ? 1 : 2) { text = name + ":" }
        // One line that begins with a time can be spoken: "10:30 is too late".
        if bare > 1, let rest = leading(text) { text = rest }
        if text != line.text, let name = own(text),
          owners[name, default: 0] > 1 || SpeakerName(name).isNumbered
        {
          text = name + ":"
        }
        line.text = text.trimmed
        return line.text.isEmpty ? nil : line
      }
      return kept.lines.isEmpty ? nil : kept
    }
  }

  /// Whether a text is a time and nothing else: `0:03`, `00:00:03.120`, `1:02:03`.
  static func isTime(_ text: Substring) -> Bool {
    let fields = text.split(omittingEmptySubsequences: false) { ":.,;".contains($0) }
    guard (2...4).contains(fields.count), text.contains(":"), fields[1].count == 2 else {
      return false
    }
    return fields.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }
  }

  private static func mayHaveTime(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: ":")) && text.utf8.contains { (0x30...0x39).contains($0) }
  }

  /// Whether a text has only times, with dashes, arrows and slashes between them.
  private static func isOnlyTimes(_ text: String) -> Bool {
    let parts = text.split { $0.isWhitespace || "-–—>→/|~".contains($0) }
    return !parts.isEmpty && parts.allSatisfy { isTime($0) }
  }

  /// Removes times in brackets; those in parentheses only at the start or the end, or after a name.
  private static func withoutBrackets(_ text: String) -> String {
    var kept = ""
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "[" || $0 == "(" || $0 == "<" || $0 == "【" }) {
      let inner = rest[rest.index(after: open)...].prefix(40).prefix { !"])>】".contains($0) }
      let isClosed = inner.endIndex < rest.endIndex && "])>】".contains(rest[inner.endIndex])
      guard isClosed, isOnlyTimes(String(inner)) else {
        kept += rest[...open]
        rest = rest[rest.index(after: open)...]
        continue
      }
      let before = kept + rest[..<open]
      let after = rest[rest.index(after: inner.endIndex)...]
      let isAtEdge =
        before.allSatisfy { $0.isWhitespace || $0 == "*" } || after.allSatisfy(\.isWhitespace)
        || before.trimmed.last == ":" || before.trimmed.last == "：" || after.first == ":"
      guard rest[open] != "(" || isAtEdge else {
        kept = String(before) + rest[open...inner.endIndex]
        rest = after
        continue
      }
      kept = before.trimmed
      rest = after.drop(while: \.isWhitespace)
      if !kept.isEmpty, let next = rest.first, !",.;:!?".contains(next) { kept += " " }
    }
    return kept + rest
  }

  /// What follows a time at the start of a line; nil without a time, or without anything else.
  private static func leading(_ text: String) -> String? {
    let time = text.prefix { $0.isASCIIDigit || ":.,".contains($0) }
    guard !time.isEmpty, isTime(time) else { return nil }
    let rest = text[time.endIndex...].drop { $0.isWhitespace || "-–—|".contains($0) }
    return rest.isEmpty || rest.startIndex == time.endIndex ? nil : String(rest)
  }

  /// The name before a time at the end of a line: `Dana Reyes  0:03`.
  ///
  /// - Parameters:
  ///   - text: The line.
  ///   - spaces: The fewest spaces between them, unless another mark separates them.
  /// - Returns: Nil for any other line.
  private static func named(_ text: String, atLeast spaces: Int) -> String? {
    let time = text.reversed().prefix { !$0.isWhitespace }
    guard isTime(Substring(String(time.reversed()))) else { return nil }
    let before = text.dropLast(time.count)
    let gap = before.reversed().prefix { $0.isWhitespace || "|-–—•·,".contains($0) }
    let hasMark = gap.contains { !$0.isWhitespace || $0 == "\t" }
    guard gap.count >= spaces || hasMark else { return nil }
    var label = String(before.dropLast(gap.count)).trimmed
    if let first = label.first, let last = label.last, first == "[", last == "]" {
      label = String(label.dropFirst().dropLast())
    }
    let name = SpeakerName(label)
    return name.isTypical || name.isNumbered ? label : nil
  }

  /// The name that's left of a line whose time was removed: `[00:03] Dana Reyes`, `[Dana Reyes]`.
  private static func own(_ text: String) -> String? {
    var label = text.trimmed
    if let first = label.first, let last = label.last, first == "[", last == "]" {
      label = String(label.dropFirst().dropLast())
    }
    let name = SpeakerName(label)
    return name.isNumbered || (name.isTypical && !label.hasSuffix(".")) ? label : nil
  }
}
