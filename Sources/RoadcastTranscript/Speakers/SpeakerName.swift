import RoadcastModel

/// What a label's words show about whether they're a name.
struct SpeakerName {
  /// The label, as it's written.
  let text: String

  private let words: [Substring]

  init(_ text: String) {
    self.text = text
    words = text.split(whereSeparator: \.isWhitespace)
  }

  /// Whether these can be a name where the file shows that they are: few words, and none that begins a
  /// sentence.
  var isPossible: Bool {
    guard (1...6).contains(words.count), text.count <= 60 else { return false }
    guard !text.contains(where: { Self.neverInNames.contains($0) }) else { return false }
    let hasLetter = text.unicodeScalars.contains(where: \.properties.isAlphabetic)
    // The number of someone who called in.
    let isNumber = text.count(where: \.isASCIIDigit) >= 5
    guard hasLetter || isNumber else { return false }
    return !startsLikeSentence
  }

  /// Whether each word is written like a part of a name: with a capital, in writing without capitals, as
  /// a number, or a word such as `van`.
  var isCapitalized: Bool {
    isPossible && words.count <= 4 && text.count <= 40 && !text.contains(",")
      && words.allSatisfy { word in
        let core = word.drop { "(\"'“‘".contains($0) }
        guard let first = core.unicodeScalars.first else { return true }
        return first.isCapitalOrCaseless || (0x30...0x39).contains(first.value) || first == "#"
          || first == "+" || first == "&" || LabelWords.particles.contains(core.lowercased())
      }
      && words.contains { $0.unicodeScalars.first?.isCapitalOrCaseless == true }
  }

  /// Whether these look like a name by themselves: one to four words, all with capitals.
  var isTypical: Bool {
    guard (1...4).contains(words.count), text.count <= 40, text.unicodeScalars.count >= 2,
      !startsLikeSentence
    else { return false }
    if isCaseless { return text.count <= (isUnspaced ? 8 : 24) }
    return words.enumerated().allSatisfy { index, word in
      Self.isCapitalizedWord(word)
        || (index > 0 && index < words.count - 1 && LabelWords.particles.contains(String(word)))
    }
  }

  /// Whether these are words with a number, as speech recognizers and call centres have them:
  /// `Caller 2`, `SPEAKER_01`, `S00`, `Speaker A`.
  var isNumbered: Bool {
    guard (1...3).contains(words.count), text.count <= 30, !startsLikeSentence else { return false }
    if words.count == 2, words[1].count == 1, words[1].first?.isUppercase == true {
      return LabelWords.speakers.contains(words[0].lowercased())
    }
    guard let stem = numberedStem else { return false }
    return stem == "s" || LabelWords.speakers.contains(stem)
  }

  /// What precedes the number of a label, in lower case: `panelist` of `Panelist 2`.
  ///
  /// Nil without a number, and for what's counted otherwise, such as `Step 2`.
  var numberedStem: String? {
    let digits = text.reversed().prefix(while: \.isASCIIDigit).count
    guard (1...3).contains(digits), digits < text.count else { return nil }
    var stem = text.dropLast(digits)
    while let last = stem.last, " _-#.".contains(last) { stem.removeLast() }
    let word = stem.lowercased()
    guard !word.isEmpty, !LabelWords.counted.contains(word), !LabelWords.notNames.contains(word),
      stem.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == " " || $0 == "_" })
    else { return nil }
    return word
  }

  var isUppercase: Bool {
    text.contains(where: \.isUppercase) && !text.contains(where: \.isLowercase)
  }

  /// The number of words.
  var wordCount: Int { words.count }

  /// Whether no letter has a case, as in Chinese or Arabic.
  private var isCaseless: Bool {
    text.unicodeScalars.allSatisfy {
      ($0.properties.isAlphabetic || $0.properties.canonicalCombiningClass != .notReordered
        || $0 == " " || $0 == "·" || $0 == "・" || $0 == "-" || $0 == ".")
        && !$0.properties.isUppercase && !$0.properties.isLowercase
    }
  }

  private var isUnspaced: Bool { text.unicodeScalars.contains(where: \.isFoundAnywhere) }

  private var startsLikeSentence: Bool {
    guard let first = words.first else { return true }
    let word = first.lowercased()
    return LabelWords.notNames.contains(word)
      || LabelWords.notNames.contains(String(word.prefix { $0.isLetter || $0 == "'" || $0 == "’" }))
        && word.contains { ",;".contains($0) }
      || (words.count > 1 && LabelWords.notNames.contains(text.lowercased()))
  }

  /// Whether a word has letters, hyphens, apostrophes and points, and begins with a capital.
  private static func isCapitalizedWord(_ word: Substring) -> Bool {
    guard let first = word.unicodeScalars.first, first.properties.isUppercase else { return false }
    return word.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass != .notReordered
        || ["-", "'", "’", "."].contains(scalar)
    }
  }

  private static let neverInNames: Set<Character> = [
    "?", "!", ";", "…", "/", "\\", "{", "}", "=", "|", "。", "！", "？", "，", "、", "*", "%", "$", "€",
  ]
}

extension Unicode.Scalar {
  /// Whether a name can begin with this letter.
  fileprivate var isCapitalOrCaseless: Bool {
    properties.isUppercase || properties.generalCategory == .titlecaseLetter
      || properties.generalCategory == .otherLetter
  }
}
