/// A language in a file's name: `story.en.vtt`, `story.de-AT.srt`, `story.eng.srt`.
package enum LanguageTag {
  /// How a language in a name compares with the show's.
  package enum Match: Sendable {
    /// The same, with or without the region.
    case exact
    /// The same language of another region.
    case sameLanguage
    case other
  }

  /// Compares a language in a name with the show's.
  ///
  /// - Parameters:
  ///   - tag: What might be a language, in lower case.
  ///   - language: The show's, such as `en-us`, in lower case.
  /// - Returns: Nil if the tag isn't a language.
  package static func match(_ tag: String, with language: String) -> Match? {
    let parts = tag.split(whereSeparator: { "-_".contains($0) }).map(String.init)
    let own = language.split(separator: "-").map(String.init)
    guard let first = parts.first, let ownFirst = own.first, parts.count <= 3,
      parts.dropFirst().allSatisfy({ (2...8).contains($0.utf8.count) })
    else { return nil }
    let threeLetters = LanguageCode.threeLetters(ownFirst)
    if first == ownFirst || first == threeLetters || terminological[threeLetters] == first {
      return parts.count == 1 || parts == own ? .exact : .sameLanguage
    }
    return LanguageCode.isValid(first) || LanguageCode.isThreeLetters(first) ? .other : nil
  }

  /// The languages with two codes of three letters (ISO 639-2).
  private static let terminological = [
    "ger": "deu", "fre": "fra", "dut": "nld", "chi": "zho", "cze": "ces", "gre": "ell",
    "per": "fas",
    "rum": "ron", "slo": "slk", "alb": "sqi", "arm": "hye", "baq": "eus", "bur": "mya",
    "geo": "kat",
    "ice": "isl", "mac": "mkd", "mao": "mri", "may": "msa", "tib": "bod", "wel": "cym",
  ]
}
