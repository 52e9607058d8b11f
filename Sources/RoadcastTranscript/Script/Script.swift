import RoadcastModel

/// The words of a recording in order, without times.
package struct Script: Sendable, Equatable {
  /// A word with its punctuation, such as `“nine,`.
  struct Word: Sendable, Equatable {
    var text: String

    /// The line in the file, counted from 1.
    var line: Int

    /// Whether no space precedes it, because text without spaces is split at its punctuation.
    var isGlued = false
  }

  struct Sentence: Sendable, Equatable {
    /// The words; never empty.
    var words: [Word]

    var speaker: String?

    /// Whether a longer pause probably follows.
    var endsParagraph = false

    var text: String { Script.text(of: words[...]) }
  }

  /// The path in the workspace.
  package var file: String

  var sentences: [Sentence]

  package var isEmpty: Bool { sentences.isEmpty }

  /// The number of words that contain a letter or a digit.
  package var wordCount: Int {
    sentences.reduce(0) { $1.words.reduce($0) { $0 + $1.text.wordCount } }
  }

  static func text(of words: ArraySlice<Word>) -> String {
    var text = ""
    for (offset, word) in words.enumerated() {
      if offset > 0, !word.isGlued { text += " " }
      text += word.text
    }
    return text
  }
}
