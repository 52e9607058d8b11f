import RoadcastModel

extension String {
  /// What separates characters in the index; indexed texts never contain it, and results leave it out.
  static let wordDivider: Unicode.Scalar = "\u{3}"

  /// This text with a divider between the characters of writing without spaces, and of Korean.
  ///
  /// FTS5 takes what's between two spaces for a word. With each character as a word, and each search as a
  /// phrase of them, a search finds any part of a sentence.
  var dividedIntoWords: String {
    guard utf8.contains(where: { $0 >= 0xE0 }) else { return self }
    var divided = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in SearchWord.composingHangul(self).unicodeScalars {
      if let last, last.isInSearchWord, scalar.isInSearchWord,
        last.isFoundAnywhere || scalar.isFoundAnywhere
      {
        divided.append(Self.wordDivider)
      }
      divided.append(scalar)
      last = scalar
    }
    return String(divided)
  }
}
