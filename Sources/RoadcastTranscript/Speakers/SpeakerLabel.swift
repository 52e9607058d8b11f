import RoadcastModel

/// What looks like a speaker's name at the start of a line.
///
/// Its form alone doesn't make it a name: `Pricing: ten dollars` looks like `Dana: hello`. ``SpeakerNames``
/// decides by the whole file.
struct SpeakerLabel {
  /// What shows where the name ends.
  enum Mark { case colon, brackets }

  /// The name, without marks around it and without a time.
  var name: String

  /// The words after it, without spaces in front; empty where the name has its own line.
  var words: Substring

  var mark: Mark

  /// The most characters of a name.
  private static let longest = 60

  /// Finds the label of a line.
  ///
  /// That's `Dana Reyes: hello`, with any kind of colon, after `>>` or a dash, in bold type of Markdown, or
  /// with a time or a note in brackets after the name; or `[Dana Reyes] hello`, also in parentheses.
  ///
  /// - Returns: Nil without one.
  static func find(in line: Substring) -> SpeakerLabel? {
    guard mayHaveLabel(line) else { return nil }
    let text = SpeakerLabel.withoutLead(line)
    guard let first = text.first else { return nil }
    if let close = closings[first], let label = bracketed(text, until: close) { return label }
    return before(colonOf: text)
  }

  /// A line without the marks for a change of speaker: `>>`, and dashes.
  static func withoutLead(_ line: Substring) -> Substring {
    let text = withoutChevrons(line)
    let dashes = text.prefix { "-–—‐−•".contains($0) }
    guard dashes.count == 1 else { return text }
    return text.dropFirst().drop(while: \.isWhitespace)
  }

  /// A line without `>>` at its start, which marks another speaker.
  static func withoutChevrons(_ line: Substring) -> Substring {
    let chevrons = line.prefix { $0 == ">" || $0 == "＞" }
    guard (2...3).contains(chevrons.count) else { return line }
    return line[chevrons.endIndex...].drop(while: \.isWhitespace)
  }

  /// Whether a line has a colon or a bracket at all, because most lines don't.
  private static func mayHaveLabel(_ line: Substring) -> Bool {
    let window = line.utf8.prefix(4 * longest)
    guard let first = window.first else { return false }
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "(") || first == UInt8(ascii: "<")
      || first >= 0x80
    {
      return true
    }
    let hasLead = first == UInt8(ascii: "-") || first == UInt8(ascii: ">")
    let bytes = window.span
    return bytes.indices.contains { index in
      switch bytes[index] {
      case UInt8(ascii: ":"), 0xEF: true
      case UInt8(ascii: "["), UInt8(ascii: "("): hasLead
      default: false
      }
    }
  }

  private static let closings: [Character: Character] = [
    "[": "]", "(": ")", "<": ">", "【": "】", "（": "）", "［": "］", "〔": "〕", "「": "」", "〈": "〉",
  ]

  private static func isColon(_ character: Character) -> Bool {
    character == ":" || character == "：" || character == "︰" || character == "﹕"
  }

  private static func bracketed(_ text: Substring, until close: Character) -> SpeakerLabel? {
    let inner = text.dropFirst().prefix(longest).prefix { $0 != close && $0 != "\n" }
    var rest = text[inner.endIndex...]
    guard rest.first == close else { return nil }
    rest = rest.dropFirst()
    let name = String(inner).trimmed
    guard let next = rest.first, !name.isEmpty else { return nil }
    let hasColon = isColon(next)
    guard hasColon || next.isWhitespace || (close != "」" && isUnspaced(next)) else { return nil }
    // 「…」 are quotation marks, unless a colon follows.
    guard hasColon || close != "」" else { return nil }
    let words = (hasColon ? rest.dropFirst() : rest).drop(while: \.isWhitespace)
    return SpeakerLabel(name: name, words: words, mark: hasColon ? .colon : .brackets)
  }

  private static func before(colonOf text: Substring) -> SpeakerLabel? {
    var depth = 0
    var index = text.startIndex
    var count = 0
    while index < text.endIndex, count <= longest {
      let character = text[index]
      if character == "\n" { return nil }
      if character == "(" || character == "[" || character == "（" { depth += 1 }
      if character == ")" || character == "]" || character == "）" { depth -= 1 }
      if depth == 0, isColon(character) { break }
      index = text.index(after: index)
      count += 1
    }
    guard index < text.endIndex, count <= longest, isColon(text[index]) else { return nil }
    var rest = text[text.index(after: index)...]
    // `**Dana:**` of Markdown.
    let stars = rest.prefix { $0 == "*" || $0 == "_" }
    rest = rest[stars.endIndex...]
    if let next = rest.first, text[index] == ":", stars.isEmpty, !next.isWhitespace {
      let last = text[..<index].last
      guard isUnspaced(next) || last.map(isUnspaced) == true else { return nil }
    }
    let name = SpeakerLabel.name(in: text[..<index])
    guard !name.isEmpty else { return nil }
    return SpeakerLabel(name: name, words: rest.drop(while: \.isWhitespace), mark: .colon)
  }

  /// The name in what precedes a colon: without emphasis, and without a time or a stage direction.
  private static func name(in text: Substring) -> String {
    var name = String(text).trimmed
    while let first = name.first, first == "*" || first == "_" { name.removeFirst() }
    while let last = name.last, last == "*" || last == "_" { name.removeLast() }
    if let open = name.lastIndex(where: { $0 == "(" || $0 == "[" || $0 == "（" }),
      let last = name.last, [")", "]", "）"].contains(last), open > name.startIndex
    {
      let note = name[name.index(after: open)...].dropLast().lowercased()
      if SpokenTimes.isTime(Substring(note)) || LabelWords.directions.contains(note) {
        name = String(name[..<open])
      }
    }
    return name.trimmed
  }

  /// Whether no space is written after a colon before this character.
  private static func isUnspaced(_ character: Character) -> Bool {
    character.unicodeScalars.first?.isFoundAnywhere ?? false
  }
}
