/// Consecutive words to find in a transcript, regardless of upper case and punctuation.
package struct WordingPhrase: Sendable, Equatable {
  /// The phrase as it was written.
  package let text: String

  /// The words in lower case; never empty.
  private let words: [String]

  /// Whether the last word can have any ending, as in `trial*`.
  private let isPrefix: Bool

  /// Reads a phrase; nil for a text without any word.
  package init?(_ text: String) {
    words = Self.words(of: text)
    guard !words.isEmpty else { return nil }
    self.text = text
    isPrefix = text.hasSuffix("*")
  }

  /// The first word, or how it starts.
  package enum Opening { case word(String), prefix(String) }

  /// How a place in a transcript that matches the phrase starts.
  package var opening: Opening {
    words.count == 1 && isPrefix ? .prefix(words[0]) : .word(words[0])
  }

  /// The number of words.
  package var wordCount: Int { words.count }

  /// Whether words from ``words(of:)`` start with the phrase.
  package func matches(_ spoken: ArraySlice<String>) -> Bool {
    guard spoken.count >= words.count else { return false }
    for (word, said) in zip(words.dropLast(), spoken) where word != said { return false }
    let last = words[words.count - 1]
    let said = spoken[spoken.startIndex + words.count - 1]
    return isPrefix ? said.hasPrefix(last) : said == last
  }

  /// The words of a text in lower case: runs of letters and digits, with the apostrophes inside them.
  ///
  /// In writing without spaces, and in Korean, each character is a word: nothing shows where words end.
  package static func words(of text: String) -> [String] {
    text.lowercased()
      .split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }
      .flatMap(pieces)
      .compactMap { run in
        let word = run.map { $0 == "’" ? "'" : $0 }
          .trimmingPrefix { $0 == "'" }.reversed()
          .trimmingPrefix { $0 == "'" }.reversed()
        return word.isEmpty ? nil : String(word)
      }
  }

  /// Divides a run at each character that's a word by itself.
  private static func pieces(of run: Substring) -> [Substring] {
    guard run.utf8.contains(where: { $0 >= 0xE0 }) else { return [run] }
    var pieces: [Substring] = []
    var start = run.startIndex
    for index in run.indices where run[index].unicodeScalars.first?.isFoundAnywhere == true {
      if start < index { pieces.append(run[start..<index]) }
      start = run.index(after: index)
      pieces.append(run[index..<start])
    }
    if start < run.endIndex { pieces.append(run[start...]) }
    return pieces
  }
}
