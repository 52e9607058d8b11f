/// How searches compare words.
///
/// The command's search and the pages' index do it here, and the pages' scripts (`search.js`, with `fold` in
/// `shared.js`) do the same.
///
/// A word is a run of letters, numbers and the marks on them. In writing without spaces, and in Korean, each
/// character is a word of its own, and what people type is looked for as a row of words. Words are compared in
/// lower case, and without the accents of Latin and Greek letters.
package enum SearchWord {
  /// A word in the form in which it's compared.
  package static func folded(_ word: some StringProtocol) -> String {
    var folded: [UInt8] = []
    for scalar in word.unicodeScalars { append(scalar, to: &folded) }
    return String(decoding: folded, as: UTF8.self)
  }

  /// A text with whole syllables of Korean, which some systems write letter by letter.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The same text for Unicode (UAX #15, 3.12): what can be composed to Hangul syllables is.
  package static func composingHangul(_ text: String) -> String {
    guard text.utf8.contains(0xE1), text.unicodeScalars.contains(where: { jamo.contains($0.value) })
    else { return text }
    var composed = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let last = composed.last?.value ?? 0
      let syllable: UInt32? =
        switch scalar.value {
        case 0x1161...0x1175 where (0x1100...0x1112).contains(last):
          0xAC00 + ((last - 0x1100) * 21 + (scalar.value - 0x1161)) * 28
        case 0x11A8...0x11C2 where (0xAC00...0xD7A3).contains(last) && (last - 0xAC00) % 28 == 0:
          last + (scalar.value - 0x11A7)
        default: nil
        }
      if let whole = syllable.flatMap(Unicode.Scalar.init) {
        composed.removeLast()
        composed.append(whole)
      } else {
        composed.append(scalar)
      }
    }
    return String(composed)
  }

  /// The letters of Hangul that syllables are composed of.
  private static let jamo: ClosedRange<UInt32> = 0x1100...0x11FF

  /// Adds a character to a word in the form in which it's compared.
  ///
  /// - Parameters:
  ///   - scalar: The character.
  ///   - word: UTF-8; stays as it is for an accent that doesn't count.
  package static func append(_ scalar: Unicode.Scalar, to word: inout [UInt8]) {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      word.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte)
      return
    }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if accents.contains(lower.value) {
        compose(lower, &word)
      } else {
        word += String(plain[lower.value] ?? lower).utf8
      }
    }
  }

  /// The combining accents of Latin, Greek and Cyrillic letters.
  private static let accents: ClosedRange<UInt32> = 0x300...0x36F

  /// Cyrillic letters that aren't others with an accent, although they can be written so: "й" isn't "и".
  ///
  /// Each is after its letter and its accent. These are all of Unicode's canonical compositions.
  private static let composed: [(letter: [UInt8], accent: Unicode.Scalar, whole: [UInt8])] = [
    ("и", "\u{306}", "й"), ("е", "\u{300}", "ѐ"), ("е", "\u{308}", "ё"), ("г", "\u{301}", "ѓ"),
    ("і", "\u{308}", "ї"), ("к", "\u{301}", "ќ"), ("и", "\u{300}", "ѝ"), ("у", "\u{306}", "ў"),
    ("ѵ", "\u{30F}", "ѷ"), ("ж", "\u{306}", "ӂ"), ("а", "\u{306}", "ӑ"), ("а", "\u{308}", "ӓ"),
    ("е", "\u{306}", "ӗ"), ("ә", "\u{308}", "ӛ"), ("ж", "\u{308}", "ӝ"), ("з", "\u{308}", "ӟ"),
    ("и", "\u{304}", "ӣ"), ("и", "\u{308}", "ӥ"), ("о", "\u{308}", "ӧ"), ("ө", "\u{308}", "ӫ"),
    ("э", "\u{308}", "ӭ"), ("у", "\u{304}", "ӯ"), ("у", "\u{308}", "ӱ"), ("у", "\u{30B}", "ӳ"),
    ("ч", "\u{308}", "ӵ"), ("ы", "\u{308}", "ӹ"),
  ].map { (Array($0.0.utf8), $0.1, Array($0.2.utf8)) }

  private static func compose(_ accent: Unicode.Scalar, _ word: inout [UInt8]) {
    guard let last = word.last, last >= 0x80,
      let match = composed.first(where: { $0.accent == accent && word.suffix(2) == $0.letter[...] })
    else { return }
    word.replaceSubrange((word.count - 2)..., with: match.whole)
  }

  /// Latin and Greek letters without their accents and strokes, by the letters with them.
  private static let plain: [UInt32: Unicode.Scalar] = {
    let greek: [Substring: Unicode.Scalar] = [
      "ALPHA": "α", "EPSILON": "ε", "ETA": "η", "IOTA": "ι", "OMICRON": "ο", "UPSILON": "υ",
      "OMEGA": "ω", "RHO": "ρ",
    ]
    var plain: [UInt32: Unicode.Scalar] = [
      // Ligatures and other letters that Unicode doesn't name after one of ASCII; and the sigma of word ends.
      0x1E3: "æ", 0x1FD: "æ", 0x1EF: "ʒ", 0x1E9B: "ſ", 0x3C2: "σ",
      // Which have accents, but not in their names.
      0x3D3: "ϒ", 0x3D4: "ϒ", 0x1FBE: "ι",
    ]
    for range in [0xC0..<0x250, 0x370..<0x400, 0x1E00..<0x2000] as [Range<UInt32>] {
      for value in range {
        // "LATIN SMALL LETTER E WITH ACUTE"
        guard let words = Unicode.Scalar(value)?.properties.name?.split(separator: " "),
          words.count > 4, words[1] == "SMALL", words[2] == "LETTER", words[4] == "WITH"
        else { continue }
        if words[0] == "GREEK" {
          plain[value] = greek[words[3]]
        } else if words[0] == "LATIN", words[3].utf8.count == 1 {
          plain[value] = words[3].lowercased().unicodeScalars.first
        }
      }
    }
    return plain
  }()
}

extension Unicode.Scalar {
  /// Whether searches take this for a part of a word: letters, numbers, and the marks on them.
  package var isInSearchWord: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }
}
