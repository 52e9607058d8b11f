package import RoadcastModel

/// A sentence that a search can find, with its cues.
package struct Sentence: Sendable, Equatable {
  /// The place where a cue's words begin in the sentence.
  package struct Piece: Sendable, Equatable, Codable {
    /// In UTF-8 bytes from the sentence's beginning.
    package var offset: Int

    /// The cue's index in its section.
    package var cue: Int
  }

  /// One line, without control characters.
  package var text: String

  package var speaker: String?

  /// In ascending order; empty for text that isn't spoken.
  package var pieces: [Piece] = []

  /// The bytes after which a sentence without a full stop ends with its cue.
  private static let longest = 400

  /// Splits a text that isn't spoken.
  package static func sentences(ofText text: String) -> [Sentence] {
    var reader = Reader()
    reader.read(text, cue: nil, speaker: nil)
    reader.close()
    return reader.sentences
  }

  /// Splits the text of cues into sentences, which can span several cues.
  ///
  /// A sentence ends where the speaker changes.
  package static func sentences(of cues: [Cue]) -> [Sentence] {
    var reader = Reader()
    for (index, cue) in cues.enumerated() {
      if cue.speaker != reader.speaker || reader.length > longest { reader.close() }
      reader.read(cue.text, cue: index, speaker: cue.speaker)
    }
    reader.close()
    return reader.sentences
  }

  /// Joins words until a sentence ends.
  private struct Reader {
    var sentences: [Sentence] = []
    private(set) var speaker: String?
    private var text = ""
    private var pieces: [Piece] = []

    var length: Int { text.utf8.count }

    mutating func read(_ words: String, cue: Int?, speaker: String?) {
      self.speaker = speaker
      var isFirst = true
      for word in words.withoutControls.split(whereSeparator: \.isWhitespace) {
        if !text.isEmpty, text.needsSpace(before: word) { text += " " }
        for part in Self.sentenceParts(of: word) {
          if let cue, isFirst || text.isEmpty {
            pieces.append(Piece(offset: text.utf8.count, cue: cue))
          }
          isFirst = false
          text += part
          if WordEnding(of: part) == .sentence { close() }
        }
      }
    }

    /// Divides what's between two spaces after each mark that ends a sentence in writing without spaces.
    private static func sentenceParts(of word: Substring) -> [Substring] {
      guard word.utf8.contains(where: { $0 >= 0xE0 }) else { return [word] }
      var parts: [Substring] = []
      var start = word.startIndex
      var index = start
      while index < word.endIndex {
        let scalar = word.unicodeScalars[index]
        index = word.unicodeScalars.index(after: index)
        guard WordEnding.isUnspaced(scalar), WordEnding(mark: scalar) == .sentence else { continue }
        while index < word.endIndex,
          WordEnding.isClosing(word.unicodeScalars[index])
            || WordEnding(mark: word.unicodeScalars[index]) == .sentence
        {
          index = word.unicodeScalars.index(after: index)
        }
        parts.append(word[start..<index])
        start = index
      }
      if start < word.endIndex { parts.append(word[start...]) }
      return parts
    }

    mutating func close() {
      if !text.isEmpty { sentences.append(Sentence(text: text, speaker: speaker, pieces: pieces)) }
      text = ""
      pieces = []
    }
  }
}
