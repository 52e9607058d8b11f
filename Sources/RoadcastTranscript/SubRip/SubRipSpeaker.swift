import RoadcastModel

/// Finds the speaker of a SubRip cue: `Dana Reyes: ` before the words.
///
/// Only likely names are taken: a speaker called "Note" is worse than no speaker.
enum SubRipSpeaker {
  /// Splits a text into the speaker and the words.
  ///
  /// - Parameter text: A clean text that isn't empty.
  /// - Returns: The whole text without a speaker where it doesn't begin with a name.
  static func split(_ text: String) -> SpokenText {
    if let numbered = NumberedSpeaker.split(text) { return numbered }
    let whole = SpokenText(speaker: nil, text: text)
    // The characters of names have four bytes at most.
    let window = text.utf8.prefix(4 * longestName + 1)
    guard let colon = window.firstIndex(of: UInt8(ascii: ":")) else { return whole }
    let name = String(text[..<colon])
    let rest = text[text.utf8.index(after: colon)...]
    guard let space = rest.utf8.first, space == 0x20 || space == 0x0A, isName(name) else {
      return whole
    }
    let words = CueLines.tidy(String(rest))
    return words.isEmpty ? whole : SpokenText(speaker: name, text: words)
  }

  private static let longestName = 40

  private static func isName(_ text: String) -> Bool {
    guard text.count <= longestName else { return false }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard (1...4).contains(words.count), !notNames.contains(words[0].lowercased()) else {
      return false
    }
    if words.count == 2, words[0].lowercased() == "speaker", isNumber(words[1]) { return true }
    return words.allSatisfy(isCapitalised) && text.unicodeScalars.count >= 2
  }

  /// Whether a word has letters, hyphens, apostrophes and points, and begins with a capital.
  private static func isCapitalised(_ word: Substring) -> Bool {
    guard let first = word.unicodeScalars.first, first.properties.isUppercase else { return false }
    return word.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass != .notReordered
        || ["-", "'", "’", "."].contains(scalar)
    }
  }

  private static func isNumber(_ word: Substring) -> Bool {
    (1...3).contains(word.utf8.count) && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Words before a colon that aren't names, in lower case.
  private static let notNames: Set<String> = [
    "a", "action", "actions", "advice", "again", "agenda", "also", "and", "answer", "answers",
    "announcement", "april", "ask", "attention", "august", "background", "be", "because", "but",
    "careful", "caution", "challenge", "chapter", "conclusion", "correction", "date", "day",
    "deadline", "december", "disclaimer", "e.g.", "eg", "email", "episode", "example", "examples",
    "faq", "february", "finally", "first", "five", "for", "four", "friday", "from", "fyi", "goal",
    "goals", "hence", "here", "here's", "hint", "how", "however", "i", "i.e.", "idea", "ie",
    "imagine", "important", "in", "info", "it", "it's", "january", "july", "june", "key", "last",
    "lastly", "lesson", "lessons", "march", "may", "meaning", "message", "monday", "music", "my",
    "n.b.", "nb", "never", "new", "news", "next", "no", "not", "note", "notes", "notice",
    "november", "now", "number", "october", "one", "option", "or", "our", "p.s.", "part", "phase",
    "phone", "point", "price", "problem", "pros", "ps", "q", "question", "questions", "quote",
    "re", "reason", "remember", "reminder", "result", "results", "saturday", "second", "section",
    "september", "six", "so", "solution", "sound", "source", "spoiler", "step", "story",
    "subject", "subtitles", "summary", "sunday", "task", "that", "the", "then", "there", "third",
    "this", "three", "thursday", "time", "tip", "tips", "title", "to", "today", "todo",
    "tomorrow", "topic", "transcript", "translation", "tuesday", "two", "update", "url", "use",
    "warning", "we", "website", "wednesday", "week", "what", "when", "where", "which", "who",
    "why", "with", "yes", "you", "your",
  ]
}
