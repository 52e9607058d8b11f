extension Unicode.Scalar {
  /// Whether words in this writing follow one another without spaces: Chinese, Japanese, Thai, Lao, Khmer,
  /// Burmese, Tibetan and their relatives.
  package var isWrittenWithoutSpaces: Bool {
    switch value {
    case 0..<0x0E00: false
    case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19DF, 0x1A20...0x1AAF: true
    case 0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0xAA80...0xAADF: true
    default: isEastAsian
    }
  }

  /// Whether this is a character of Chinese or Japanese, or a mark as wide as one, next to which no space
  /// is written.
  package var isEastAsian: Bool {
    switch value {
    case 0..<0x2E80: false
    case 0x2E80...0x303F, 0x3040...0x312F, 0x31A0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    case 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF9F, 0xFFE0...0xFFE6: true
    case 0x1B000...0x1B16F, 0x20000...0x3FFFD: true
    default: false
    }
  }

  /// Whether this is a syllable or a letter of Korean, whose words have endings that are written with them.
  package var isHangul: Bool {
    switch value {
    case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF: true
    default: false
    }
  }

  /// Whether a word can be found in the middle of what's between two spaces.
  ///
  /// That's so in writing without spaces, and in Korean.
  package var isFoundAnywhere: Bool { value >= 0x0E00 && (isWrittenWithoutSpaces || isHangul) }
}

extension StringProtocol {
  /// Whether a space belongs between this text and one that follows it.
  package func needsSpace(before next: some StringProtocol) -> Bool {
    guard let last = unicodeScalars.last, let first = next.unicodeScalars.first else {
      return false
    }
    return !(last.isEastAsian && first.isEastAsian)
  }
}
