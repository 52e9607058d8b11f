import RoadcastModel

/// Splits the words of a speaker into sentences.
enum SentenceSplitter {
  /// Splits a turn into sentences, of which the last one ends its paragraph.
  ///
  /// A sentence ends after `.`, `!`, `?` or `…` (and closing marks) when the next word doesn't begin with
  /// a lower-case letter. It also ends with a line that ends without punctuation, although the next word
  /// would have fitted on it.
  static func sentences(of turn: ScriptTurn) -> [Script.Sentence] {
    let words = words(of: turn.paragraph)
    let longestLine = turn.paragraph.lines.map(\.text.count).max() ?? 0
    let lengths = Dictionary(
      uniqueKeysWithValues: turn.paragraph.lines.map { ($0.number, $0.text.count) }
    )
    var sentences: [Script.Sentence] = []
    var current: [Script.Word] = []
    for (index, word) in words.enumerated() {
      current.append(word)
      guard index + 1 < words.count else { break }
      let next = words[index + 1]
      let endsLine =
        next.line != word.line && begins(next.text) && !endsClause(word.text)
        && lengths[word.line, default: 0] + next.text.count < longestLine
      if endsLine || ends(word.text, before: next) {
        sentences.append(Script.Sentence(words: current, speaker: turn.speaker))
        current = []
      }
    }
    if !current.isEmpty { sentences.append(Script.Sentence(words: current, speaker: turn.speaker)) }
    if !sentences.isEmpty { sentences[sentences.count - 1].endsParagraph = true }
    return sentences
  }

  /// Whether a word ends with a mark after which a speaker may pause.
  static func endsClause(_ word: String) -> Bool {
    WordEnding(of: word) != .word || (word.last == ")" && word.count > 1)
  }

  private static let opening: Set<Character> = [
    "\"", "'", "“", "‘", "(", "[", "»", "«", "¿", "¡", "„", "-", "–", "—", "「", "『", "（",
  ]

  private static func words(of paragraph: ScriptParagraph) -> [Script.Word] {
    paragraph.lines.flatMap { line in
      CueLines.words(of: line.text).flatMap { text in
        var words: [Script.Word] = []
        var current = ""
        for character in text {
          if let first = character.unicodeScalars.first, !WordEnding.isClosing(first),
            !WordEnding.isUnspaced(first), endsUnspaced(current)
          {
            words.append(Script.Word(text: current, line: line.number, isGlued: !words.isEmpty))
            current = ""
          }
          current.append(character)
        }
        words.append(Script.Word(text: current, line: line.number, isGlued: !words.isEmpty))
        return words
      }
    }
  }

  private static func ends(_ word: String, before next: Script.Word) -> Bool {
    guard WordEnding(of: word) == .sentence else { return false }
    if endsUnspaced(word) { return true }
    guard begins(next.text) else { return false }
    let core = word.unicodeScalars.reversed().drop { WordEnding.isClosing($0) }
    guard core.first == "." else { return true }
    return !isAbbreviation(String(String.UnicodeScalarView(core.reversed())))
  }

  /// Whether a word ends with a mark after which no space is written.
  private static func endsUnspaced(_ word: String) -> Bool {
    word.unicodeScalars.last { !WordEnding.isClosing($0) }.map(WordEnding.isUnspaced) ?? false
  }

  /// Whether a sentence can begin with a word: one that doesn't begin with a lower-case letter.
  private static func begins(_ word: String) -> Bool {
    guard let first = word.first(where: { !opening.contains($0) }) else { return false }
    return !first.isLowercase
  }

  /// Whether a word with a point is an abbreviation that continues with the next word.
  private static func isAbbreviation(_ word: String) -> Bool {
    let stem = word.drop { opening.contains($0) }.dropLast()
    // `J. Smith` and `U.S. Steel`: a missing sentence end does less harm than a wrong one.
    if stem.count == 1, stem.allSatisfy({ $0.isLetter && $0.isUppercase }) { return stem != "I" }
    return abbreviations.contains(stem.lowercased())
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "vs", "e.g", "i.e", "z.b", "d.h", "no", "nr", "fig",
    "approx", "gen", "sen", "rep", "rev", "hon", "jr", "sr", "sra", "mme", "mlle", "ca", "cf",
    "vol", "dept", "est", "bzw", "evtl", "hr", "fr", "art",
  ]
}
