package import RoadcastModel

/// A sentence that can be found, and the cues it is spoken in.
package struct Sentence: Sendable, Equatable {
  /// Where the words of a cue begin in the sentence.
  package struct Piece: Sendable, Equatable, Codable {
    /// In UTF-8 bytes from the sentence's beginning.
    package var offset: Int

    /// The cue's place among those of its section.
    package var cue: Int
  }

  /// One line, without control characters.
  package var text: String

  package var speaker: String?

  /// Ascending; empty for what is written and not spoken.
  package var pieces: [Piece] = []

  /// The longest that a text without a full stop may get before a cue's end closes it.
  private static let longest = 400

  /// The sentences of a text that nobody speaks.
  package static func sentences(ofText text: String) -> [Sentence] {
    var reader = Reader()
    reader.read(text, cue: nil, speaker: nil)
    reader.close()
    return reader.sentences
  }

  /// The sentences of cues, each whole even where it runs over several of them.
  ///
  /// Another voice begins another sentence.
  package static func sentences(of cues: [Cue]) -> [Sentence] {
    var reader = Reader()
    for (index, cue) in cues.enumerated() {
      if cue.speaker != reader.speaker || reader.length > longest { reader.close() }
      reader.read(cue.text, cue: index, speaker: cue.speaker)
    }
    reader.close()
    return reader.sentences
  }

  /// Puts words together until a sentence ends.
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
        if !text.isEmpty { text += " " }
        if let cue, isFirst || text.isEmpty {
          pieces.append(Piece(offset: text.utf8.count, cue: cue))
        }
        isFirst = false
        text += word
        if WordEnding(of: word) == .sentence { close() }
      }
    }

    mutating func close() {
      if !text.isEmpty { sentences.append(Sentence(text: text, speaker: speaker, pieces: pieces)) }
      text = ""
      pieces = []
    }
  }
}
