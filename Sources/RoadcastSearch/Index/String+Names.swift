extension String {
  /// Whether every word of a searched name is a word of this name, ignoring case.
  func isCalled(_ name: String) -> Bool {
    let words = Set(lowercased().split(whereSeparator: \.isWhitespace))
    return name.lowercased().split(whereSeparator: \.isWhitespace).allSatisfy(words.contains)
  }
}
