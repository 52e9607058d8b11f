/// What ends with a word, according to the punctuation after it.
package enum WordEnding: Sendable {
  /// Only the word.
  case word

  /// A clause: a voice can rest.
  case clause

  /// A sentence.
  case sentence

  /// Finds what ends with a word.
  ///
  /// - Parameter word: the word with its punctuation; closing quotation marks and brackets can follow.
  package init(of word: some StringProtocol) {
    self.init(mark: word.unicodeScalars.last { !Self.isClosing($0) })
  }

  /// Finds what ends with a word.
  ///
  /// - Parameter word: UTF-8, as in `init(of:)`.
  package init(utf8 word: Span<UInt8>) {
    // Most words end in ASCII, where each byte is a character.
    let last = word.indices.last { !Self.isClosing(Unicode.Scalar(word[$0])) }
    if let last, word[last] < 0x80 {
      self.init(mark: Unicode.Scalar(word[last]))
    } else {
      self.init(of: String(decoding: word.indices.map { word[$0] }, as: UTF8.self))
    }
  }

  /// Finds what ends with a punctuation mark.
  package init(mark: Unicode.Scalar?) {
    switch mark {
    case ".", "!", "?", "…", "。", "！", "？", "．", "।", "؟", "۔": self = .sentence
    case ",", ";", ":", "—", "–", "、", "，", "；", "：", "،", "؛": self = .clause
    default: self = .word
    }
  }

  /// Whether a character closes a quotation or brackets, and so can follow the mark that ends a word.
  ///
  /// That includes the marks of emphasis in Markdown.
  package static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", "”", "’", "“", ")", "]", "»", "«", "」", "』", "）", "*", "_": true
    default: false
    }
  }

  /// Whether a new word can follow a mark without a space, because the mark never occurs in a word.
  package static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "！", "？", "．", "।", "؟", "۔", "、", "，", "；", "：": true
    default: false
    }
  }
}
