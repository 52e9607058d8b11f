/// Estimates how long it takes to say something, in syllables.
///
/// It works without knowing the language: syllables are groups of vowels, and in writing without vowels
/// letters count. Only the proportions between sentences matter.
struct SyllableCounter {
  /// Whether words in capitals are spelled out; not in a script that's all in capitals.
  private let spellsCapitals: Bool

  init(of sentences: [Script.Sentence]) {
    spellsCapitals = sentences.contains { sentence in
      sentence.words.contains { $0.text.contains(where: \.isLowercase) }
    }
  }

  /// The number of syllables in a word with its punctuation; 0 for a dash.
  func count(in word: String) -> Double {
    var total = 0.0
    var letters: [Unicode.Scalar] = []
    var digits: [UInt8] = []
    for scalar in word.unicodeScalars {
      if (0x30...0x39).contains(scalar.value) {
        total += syllables(letters)
        letters = []
        digits.append(UInt8(scalar.value) - 0x30)
      } else if scalar.properties.isAlphabetic || isMark(scalar) {
        total += Self.spoken(digits)
        digits = []
        letters.append(scalar)
      } else if !digits.isEmpty, scalar == "," {
        // 40,000 is one number.
      } else if scalar != "'" && scalar != "’" {
        total += syllables(letters) + Self.spoken(digits)
        letters = []
        digits = []
        total += Self.symbols[scalar, default: 0]
      }
    }
    return total + syllables(letters) + Self.spoken(digits)
  }

  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass != .notReordered
  }

  /// The number of syllables in a number: `40` has about as many as `forty`.
  private static func spoken(_ digits: [UInt8]) -> Double {
    guard !digits.isEmpty else { return 0 }
    let kept = digits.reversed().drop { $0 == 0 }
    let zeros = digits.count - kept.count
    guard !kept.isEmpty else { return 2 * Double(zeros) }
    let inner = kept.reduce(0.0) { $0 + ($1 == 0 ? 0.5 : 1.6) }
    return (digits.count == 1 ? 1.2 : inner) + (zeros > 1 ? 2 : 0.4 * Double(zeros))
  }

  private static let symbols: [Unicode.Scalar: Double] = [
    "%": 2, "$": 2, "€": 2, "£": 1, "&": 1, "+": 1, "=": 2, "@": 1, "°": 2, "§": 2, "#": 2,
  ]

  private func syllables(_ letters: [Unicode.Scalar]) -> Double {
    let base = letters.filter { !isMark($0) }
    guard !base.isEmpty else { return 0 }
    if spellsCapitals, (2...5).contains(base.count), base.allSatisfy(\.properties.isUppercase),
      base.count <= 3 || !base.contains(where: { Self.isVowel($0) })
    {
      return base.reduce(0) { $0 + ($1 == "W" ? 3 : 1) }
    }
    var groups = 0.0
    var others = 0.0
    var wasVowel = false
    var last = 0
    for (index, scalar) in base.enumerated() {
      let isVowel = Self.isVowel(scalar)
      if isVowel, !wasVowel {
        groups += 1
        last = index
      }
      if !isVowel { others += Self.alone(scalar) }
      wasVowel = isVowel
    }
    // A final `e` is often silent: `nine`, `moved`, `takes`.
    if groups > 1, last == base.count - 1 - (["s", "d"].contains(base[base.count - 1]) ? 1 : 0),
      base[last] == "e"
    {
      groups -= 0.5
    }
    if groups == 0, others == 0 { return base.count == 1 ? 1 : 2 }
    return groups + others
  }

  /// The syllables of a letter that isn't a vowel; zero in scripts that write vowels.
  private static func alone(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    // Kana and Hangul are syllables, and ideographs are a little more.
    case 0x3040...0x30FF, 0xAC00...0xD7A3: 1
    // Hebrew and Arabic leave out most vowels. Indian scripts, Thai and related ones attach them to
    // consonants.
    case 0x0590...0x08FF: 0.6
    case 0x0900...0x109F, 0x1780...0x17FF: 0.6
    default: scalar.properties.isIdeographic ? 1.3 : 0
    }
  }

  private static func isVowel(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return asciiVowels.contains(scalar) }
    return otherVowels.contains(scalar)
  }

  private static let asciiVowels: Set<Unicode.Scalar> = [
    "a", "e", "i", "o", "u", "y", "A", "E", "I", "O", "U", "Y",
  ]

  private static let otherVowels: Set<Unicode.Scalar> = Set(
    """
    àáâãäåæāăąèéêëēĕėęěìíîïĩīĭįıòóôõöøōŏőœùúûüũūŭůűųýÿŷ\
    ÀÁÂÃÄÅÆĀĂĄÈÉÊËĒĔĖĘĚÌÍÎÏĨĪĬĮÒÓÔÕÖØŌŎŐŒÙÚÛÜŨŪŬŮŰŲÝ\
    αεηιουωάέήίόύώϊϋΐΰΑΕΗΙΟΥΩΆΈΉΊΌΎΏ\
    аеёиоуыэюяіїєўАЕЁИОУЫЭЮЯІЇЄЎ
    """.unicodeScalars
  )
}
