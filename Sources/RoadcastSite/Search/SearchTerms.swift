import RoadcastModel

/// The terms of texts in the index of the pages' search.
///
/// A term is a word (``SearchWord``). In writing without spaces, and in Korean, every two neighbouring characters
/// are a term, and so is the last one, so that every character begins a term.
package struct SearchTerms: Sendable {
  /// A word's further letters don't count.
  private static let letters = 40

  package private(set) var terms: Set<String> = []

  private var word: [UInt8] = []
  private var wordLetters = 0

  /// The last character of writing without spaces, if nothing came after it.
  private var last: String?

  package init() {}

  /// Finds the terms of texts.
  package init(of texts: [String]) {
    for text in texts { add(text) }
  }

  /// Adds the terms of a text.
  package mutating func add(_ text: String) {
    if addASCII(text) { return }
    for scalar in SearchWord.composingHangul(text).unicodeScalars {
      if scalar.isASCII ? scalar.isLetterOrDigit : scalar.isInSearchWord {
        add(scalar)
      } else {
        endWord()
        endPair()
      }
    }
    endWord()
    endPair()
  }

  /// Adds the terms of a text if it's ASCII, like most texts: without looking characters up.
  ///
  /// - Returns: Whether it was.
  private mutating func addASCII(_ text: String) -> Bool {
    let bytes = text.utf8.span
    guard bytes.indices.allSatisfy({ bytes[$0] < 0x80 }) else { return false }
    for index in bytes.indices {
      let scalar = Unicode.Scalar(bytes[index])
      if scalar.isLetterOrDigit { addLetter(scalar) } else { endWord() }
    }
    endWord()
    return true
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    guard !scalar.isASCII, scalar.isFoundAnywhere else {
      endPair()
      addLetter(scalar)
      return
    }
    endWord()
    let character = SearchWord.folded(String(scalar))
    if let last { terms.insert(last + character) }
    last = character
  }

  private mutating func addLetter(_ scalar: Unicode.Scalar) {
    if wordLetters < Self.letters { SearchWord.append(scalar, to: &word) }
    wordLetters += 1
  }

  private mutating func endWord() {
    if !word.isEmpty { terms.insert(String(decoding: word, as: UTF8.self)) }
    word.removeAll(keepingCapacity: true)
    wordLetters = 0
  }

  private mutating func endPair() {
    if let last { terms.insert(last) }
    last = nil
  }
}

extension Unicode.Scalar {
  /// Of ASCII.
  fileprivate var isLetterOrDigit: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
