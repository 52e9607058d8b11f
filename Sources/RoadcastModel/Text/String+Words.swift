extension String {
  /// The number of words in this text: what's between white space and contains a letter or a digit.
  package var wordCount: Int {
    var count = 0
    var isInWord = false
    for scalar in unicodeScalars {
      if scalar.isASCII ? scalar.value <= 32 : scalar.properties.isWhitespace {
        isInWord = false
      } else if !isInWord, scalar.isLetterOrDigit {
        isInWord = true
        count += 1
      }
    }
    return count
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool {
    switch value {
    case 48...57, 65...90, 97...122: true
    case 0..<128: false
    default: properties.isAlphabetic || properties.numericType != nil
    }
  }
}
