import RoadcastModel

/// The names that a whole file shows to be speakers.
///
/// A label is a name if it begins two lines or more, or has a number as speech recognizers write it. Once
/// a file has such names, a label that appears once is one too if it looks like a name.
struct SpeakerNames {
  private let names: Set<String>

  /// Whether labels in brackets without a colon are names, and not sounds.
  private let readsBrackets: Bool

  /// Whether the first line of each cue is a name without any mark.
  private let hasOwnLines: Bool

  /// Finds the names in the texts of a file's cues that have no speaker yet; nil without any.
  ///
  /// - Parameters:
  ///   - texts: The cues' texts, in order.
  ///   - known: Names that are known to be speakers, such as those in the manifest.
  init?(in texts: [String], known: Set<String>) {
    var counts: [SpeakerLabel.Mark: [String: Int]] = [:]
    var labelled = 0
    var bracketed = 0
    for text in texts {
      var isFirst = true
      Self.forEachLine(of: text) { line in
        if let label = SpeakerLabel.find(in: line) {
          counts[label.mark, default: [:]][label.name, default: 0] += 1
          if isFirst, label.mark == .colon { labelled += 1 }
          if isFirst, label.mark == .brackets, !label.words.isEmpty { bracketed += 1 }
        }
        isFirst = false
      }
    }
    let isLabelled = texts.count > 1 && labelled == texts.count
    var names = Self.names(among: counts[.colon] ?? [:], known: known, isLabelled: isLabelled)
    let inBrackets = Self.names(inBrackets: counts[.brackets] ?? [:])
    readsBrackets = !inBrackets.isEmpty && 2 * bracketed >= texts.count
    if readsBrackets {
      names.formUnion(inBrackets)
      names.formUnion(
        (counts[.brackets] ?? [:]).keys.filter { SpeakerName($0).isTypical && !Self.isSound($0) }
      )
    }
    let ownLines = names.isEmpty ? Self.ownLines(of: texts) : []
    hasOwnLines = !ownLines.isEmpty
    names.formUnion(ownLines)
    guard !names.isEmpty else { return nil }
    self.names = names
  }

  /// Splits a text into what each voice says.
  ///
  /// - Returns: The text as it is, without a speaker, where no line begins with a name.
  func split(_ text: String) -> [SpokenText] {
    var parts: [(speaker: String?, lines: [Substring])] = []
    if hasOwnLines, let end = text.firstIndex(of: "\n"), names.contains(String(text[..<end])) {
      let words = String(text[text.index(after: end)...])
      return [SpokenText(speaker: NumberedSpeaker.name(String(text[..<end])), text: words)]
    }
    Self.forEachLine(of: text) { line in
      if let label = SpeakerLabel.find(in: line), names.contains(label.name),
        label.mark == .colon || readsBrackets
      {
        parts.append((label.name, label.words.isEmpty ? [] : [label.words]))
      } else if parts.isEmpty || SpeakerLabel.withoutChevrons(line).startIndex > line.startIndex {
        // `>>` without a name means another speaker.
        parts.append((nil, [SpeakerLabel.withoutChevrons(line)]))
      } else {
        parts[parts.count - 1].lines.append(line)
      }
    }
    let spoken = parts.compactMap { part -> SpokenText? in
      let words = CueLines.tidy(part.lines.joined(separator: "\n"))
      guard !words.isEmpty else { return nil }
      return SpokenText(speaker: part.speaker.flatMap(NumberedSpeaker.name), text: words)
    }
    // A name without words is all that the cue has.
    return spoken.isEmpty ? [SpokenText(speaker: nil, text: text)] : spoken
  }

  // MARK: Evidence

  private static func names(
    among counts: [String: Int],
    known: Set<String>,
    isLabelled: Bool
  ) -> Set<String> {
    let stems = Dictionary(
      counts.keys.map { (SpeakerName($0).numberedStem ?? "", 1) },
      uniquingKeysWith: +
    )
    let certain = counts.filter { label, count in
      let name = SpeakerName(label)
      let isOneOfSeveral = name.numberedStem.map { $0.count > 1 && stems[$0, default: 0] > 1 }
      return known.contains(label) || name.isNumbered
        || (isOneOfSeveral == true && name.isCapitalized)
        || (count > 1 && (isLabelled ? name.isPossible : name.isCapitalized || name.isTypical))
    }.keys
    guard !certain.isEmpty else { return [] }
    let isUppercase = certain.allSatisfy { SpeakerName($0).isUppercase }
    let isOfOneWord = certain.contains { SpeakerName($0).wordCount == 1 }
    let isLabelled = isLabelled && certain.contains { counts[$0, default: 0] > 1 }
    var names = Set(certain)
    for label in counts.keys where !names.contains(label) {
      let name = SpeakerName(label)
      let fits =
        name.isTypical && (!isUppercase || name.isUppercase) && (isOfOneWord || name.wordCount > 1)
      if isLabelled ? name.isPossible : fits { names.insert(label) }
    }
    return names
  }

  private static func names(inBrackets counts: [String: Int]) -> Set<String> {
    Set(
      counts.filter { label, count in
        let name = SpeakerName(label)
        return !isSound(label) && (name.isNumbered || (count > 1 && name.isTypical))
      }.keys
    )
  }

  private static func isSound(_ label: String) -> Bool {
    let first = label.lowercased().prefix { !$0.isWhitespace }
    return LabelWords.sounds.contains(String(first))
      || LabelWords.sounds.contains(label.lowercased())
  }

  /// The names on lines of their own, if each cue begins with one.
  private static func ownLines(of texts: [String]) -> Set<String> {
    guard texts.count >= 3 else { return [] }
    var counts: [String: Int] = [:]
    for text in texts {
      guard let end = text.firstIndex(of: "\n") else { return [] }
      let line = text[..<end]
      let name = SpeakerName(String(line))
      guard name.isNumbered || name.isTypical else { return [] }
      counts[String(line), default: 0] += 1
    }
    // Numbers are certain. Other words must come again and again, as no first lines of captions do.
    let isNumbered = counts.keys.allSatisfy { SpeakerName($0).isNumbered }
    return isNumbered || 2 * counts.count <= texts.count ? Set(counts.keys) : []
  }

  private static func forEachLine(of text: String, _ take: (Substring) -> Void) {
    guard text.utf8.contains(0x0A) else { return take(text[...]) }
    for line in text.split(separator: "\n") { take(line) }
  }
}
