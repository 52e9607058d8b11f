import RoadcastModel

/// What is said in a recording, in the order in which it is said and without any times.
package struct Script: Sendable, Equatable {
  /// A word with what is written on to it, such as `“nine,`.
  struct Word: Sendable, Equatable {
    var text: String

    /// Counted from 1.
    var line: Int

    /// Whether no space stands before it: scripts that know no spaces are parted at their marks.
    var isGlued = false
  }

  struct Sentence: Sendable, Equatable {
    /// Never empty.
    var words: [Word]

    var speaker: String?

    /// Whether a longer pause can be expected behind it.
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
