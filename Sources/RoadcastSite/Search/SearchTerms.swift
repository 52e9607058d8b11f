package import RoadcastModel

/// The words of texts in the form in which the pages' search compares them.
///
/// Words are runs of letters, digits and marks, in lower case and without the accents of Latin letters. In
/// writing without spaces, every two neighbouring characters are a term. The script of the search page does
/// the same to what people type.
package struct SearchTerms: Sendable {
  /// A word's further letters don't count.
  private static let letters = 40

  package private(set) var terms: Set<String> = []

  private var word: [UInt8] = []
  private var wordLetters = 0

  /// The last character of writing without spaces, if nothing came after it, and whether it's in a pair.
  private var last: (character: String, isPaired: Bool)?

  package init() {}

  /// Finds the terms of what is said in a programme.
  package init(of cues: [Cue]) {
    for cue in cues { add(cue.text) }
  }

  /// Adds the terms of a text.
  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = unsafe bytes[index]
        if byte < 0x80 {
          addASCII(byte)
          index += 1
        } else {
          let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
          let end = min(index + length, bytes.count)
          let character = unsafe String(decoding: bytes[index..<end], as: UTF8.self)
          for scalar in character.unicodeScalars { add(scalar) }
          index = end
        }
      }
    }
    endWord()
    endPair()
  }

  private mutating func addASCII(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      addLetter([byte])
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): addLetter([byte + 32])
    default:
      endWord()
      endPair()
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    if scalar.isWrittenWithoutSpaces {
      endWord()
      let character = String(scalar)
      if let last { terms.insert(last.character + character) }
      last = (character, last != nil)
      return
    }
    guard scalar.isInWord else {
      endWord()
      endPair()
      return
    }
    if scalar.properties.generalCategory == .nonspacingMark, let letter = word.last, letter < 0x80 {
      return
    }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      addLetter(Array(String(lower.withoutAccent).utf8))
    }
  }

  private mutating func addLetter(_ bytes: [UInt8]) {
    endPair()
    guard wordLetters < Self.letters else { return }
    word += bytes
    wordLetters += 1
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    terms.insert(String(decoding: word, as: UTF8.self))
    word.removeAll(keepingCapacity: true)
    wordLetters = 0
  }

  /// A single character between others is a term, too.
  private mutating func endPair() {
    if let last, !last.isPaired { terms.insert(last.character) }
    last = nil
  }
}

extension Unicode.Scalar {
  /// Whether it's part of a word: letters, digits, and the marks on them.
  fileprivate var isInWord: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }

  /// Whether words aren't separated by spaces in this character's writing system.
  fileprivate var isWrittenWithoutSpaces: Bool {
    switch value {
    // Thai and Lao, Burmese, Khmer, kana, Han.
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3041...0x30FF, 0x3400...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// The letter that a Latin letter has its accent on, by its name in Unicode.
  fileprivate var withoutAccent: Unicode.Scalar {
    guard value >= 0xC0, value < 0x250 || (0x1E00..<0x1F00).contains(value),
      let name = properties.name, name.hasPrefix("LATIN SMALL LETTER ")
    else { return self }
    let words = name.split(separator: " ")
    guard words.count > 4, words[4] == "WITH", words[3].utf8.count == 1,
      let letter = words[3].lowercased().unicodeScalars.first
    else { return self }
    return letter
  }
}
