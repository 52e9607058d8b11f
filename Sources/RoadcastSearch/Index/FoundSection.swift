import GRDB

/// A section that matches a search, with its matches marked.
struct FoundSection {
  /// A sentence or a title to show.
  struct Match {
    var text: MarkedText
    var speaker: String?

    /// The index of the cue to play from; nil for the section's beginning.
    var cue: Int?
  }

  let slug: String
  let title: String
  let chapter: String?
  let spoken: SpokenPart
  private let heading: MarkedText
  private let tags: MarkedText
  private let sentences: [MarkedText]

  init?(_ id: Int64, _ query: SearchQuery, _ database: Database) throws {
    let columns = ["title", "tags", "sentences"].enumerated().map { place, name in
      query.expression == nil
        ? "passage.\(name)" : "highlight(passage, \(place), char(1), char(2)) AS \(name)"
    }.joined(separator: ", ")
    var arguments: StatementArguments = [id]
    if let expression = query.expression { arguments += [expression] }
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT episode.slug, episode.title AS episode_title, section.chapter, section.spoken,
          \(columns)
        FROM passage JOIN section ON section.id = passage.rowid
        JOIN episode ON episode.id = section.episode
        WHERE passage.rowid = ?\(query.expression == nil ? "" : " AND passage MATCH ?")
        """,
      arguments: arguments
    )
    guard let row else { return nil }
    slug = row["slug"]
    title = row["episode_title"]
    chapter = row["chapter"]
    spoken = try SpokenPart(bytes: row["spoken"])
    heading = MarkedText.lines(ofMarked: row["title"])[0]
    tags = MarkedText.lines(ofMarked: row["tags"])[0]
    sentences = MarkedText.lines(ofMarked: row["sentences"])
  }

  /// What to show of the section.
  ///
  /// These are the sentences with all words, or else its title or tags if they match, or else the
  /// sentence with the most words.
  func matches(_ query: SearchQuery) -> [Match] {
    let said = zip(sentences, spoken.lines).filter { sentence, line in
      query.speakers.allSatisfy { line.speaker?.isCalled($0) ?? false }
    }
    if query.terms.isEmpty {
      guard !query.speakers.isEmpty else { return [Match(text: heading)] }
      return said.prefix(1).map { Match(text: $0, speaker: $1.speaker, cue: $1.pieces.first?.cue) }
    }
    let counted = said.map { (count: $0.distinctMatches, sentence: $0, line: $1) }
    let whole = counted.filter { $0.count >= query.terms.count }
    if !whole.isEmpty { return whole.map { match($0.sentence, $0.line) } }
    if query.speakers.isEmpty, let written = [heading, tags].first(where: { $0.firstMatch != nil })
    {
      return [Match(text: written)]
    }
    let most = counted.map(\.count).max() ?? 0
    guard most > 0, let best = counted.first(where: { $0.count == most }) else { return [] }
    return [match(best.sentence, best.line)]
  }

  private func match(_ sentence: MarkedText, _ line: SpokenPart.Line) -> Match {
    let offset = sentence.firstMatch ?? 0
    let piece = line.pieces.last { $0.offset <= offset } ?? line.pieces.first
    return Match(text: sentence, speaker: line.speaker, cue: piece?.cue)
  }
}
