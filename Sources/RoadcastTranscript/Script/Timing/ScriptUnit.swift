/// A part of a sentence after which a speaker may pause: a clause, or a part of a long one.
struct ScriptUnit: Equatable {
  /// What ends with a unit, from the least likely place for a pause to the most likely one.
  enum Ending: Int {
    case word, clause, sentence, paragraph
  }

  /// The index of the sentence, and the indices of its words.
  var sentence: Int
  var words: Range<Int>

  /// The length in syllables.
  var weight: Double

  var ending: Ending
}
