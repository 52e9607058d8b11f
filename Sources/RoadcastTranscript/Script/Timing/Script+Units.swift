extension Script {
  /// The units of the script; each sentence has one or more.
  var units: [ScriptUnit] {
    let syllables = SyllableCounter(of: sentences)
    return sentences.enumerated().flatMap { index, sentence in
      units(of: sentence, at: index, counting: syllables)
    }
  }

  /// The most words in a unit.
  private static let longestClause = 14

  /// The fewest syllables in a clause that's a unit of its own.
  private static let shortestClause = 2.0

  private func units(
    of sentence: Sentence,
    at index: Int,
    counting syllables: SyllableCounter
  ) -> [ScriptUnit] {
    var units: [ScriptUnit] = []
    var start = 0
    var weight = 0.0
    // Words in square brackets, such as [laughter], aren't spoken.
    var depth = 0
    for (position, word) in sentence.words.enumerated() {
      depth += word.text.count { $0 == "[" }
      if depth == 0 { weight += syllables.count(in: word.text) }
      depth = max(0, depth - word.text.count { $0 == "]" })
      let isLast = position == sentence.words.count - 1
      let isClause = SentenceSplitter.endsClause(word.text) && weight >= Self.shortestClause
      guard isLast || isClause || position - start + 1 >= Self.longestClause else { continue }
      let ending: ScriptUnit.Ending =
        isLast ? (sentence.endsParagraph ? .paragraph : .sentence) : isClause ? .clause : .word
      units.append(
        ScriptUnit(
          sentence: index,
          words: start..<(position + 1),
          weight: max(weight, 0.3),
          ending: ending
        )
      )
      start = position + 1
      weight = 0
    }
    return units
  }
}
