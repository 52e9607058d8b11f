import RoadcastModel

/// What a line begins with that is an entry of a list without Markdown: a paragraph with two such lines
/// isn't prose.
enum NotesEntry: Hashable {
  /// `Host: Dana Reyes`, or `主持人：张伟`.
  case label
  /// `12:30 The new scanner`, or `[00:12:30] …`.
  case time
  /// `• milk`, `✓ done` or an emoji.
  case bullet
  /// `basic | 10`: a table's row, without the line that makes it a table.
  case row
  /// Nothing but a link.
  case link

  /// The most characters and words of a label.
  private static let longestLabel = (characters: 32, words: 4)

  private static let bullets = "•‣▪▫■□●○◦·⁃–—→⇒➜★☆✓✔✗✘☐☑☒*"

  /// - Parameter line: Without spaces at its start.
  init?(_ line: Substring) {
    if Self.hasTime(line) {
      self = .time
    } else if Self.hasBullet(line) {
      self = .bullet
    } else if Self.hasLabel(line) {
      self = .label
    } else if line.contains(" | ") {
      self = .row
    } else {
      return nil
    }
  }

  private static func hasTime(_ line: Substring) -> Bool {
    line.prefixMatch(of: /[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[\])]|\s|[–—-]|$)/) != nil
  }

  private static func hasBullet(_ line: Substring) -> Bool {
    guard let first = line.first, let scalar = first.unicodeScalars.first else { return false }
    if bullets.contains(first) { return line.dropFirst().first?.isWhitespace ?? true }
    return scalar.properties.isEmojiPresentation
      || scalar.properties.isEmoji && first.unicodeScalars.contains("\u{FE0F}")
  }

  private static func hasLabel(_ line: Substring) -> Bool {
    let start = line.prefix(longestLabel.characters + 1)
    guard let colon = start.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return false }
    let label = line[..<colon]
    let rest = line[line.index(after: colon)...]
    // The colon of an address or a time has no space after it.
    guard line[colon] == "：" || rest.first?.isWhitespace ?? true else { return false }
    guard let first = label.first(where: { $0.isLetter || $0.isNumber }) else { return false }
    return !first.isLowercase && label.split(separator: " ").count <= longestLabel.words
      && !label.contains { ".!?,;。！？，".contains($0) }
  }
}
