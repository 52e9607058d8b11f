import FoundationEssentials
import GRDB
package import RoadcastModel

extension SearchIndex {
  /// Finds the moments that match a search.
  ///
  /// - Parameters:
  ///   - query: what to look for.
  ///   - feeds: where to look; a moment in several feeds is reported for the first of them.
  ///   - limit: the most results.
  /// - Returns: the results, best first.
  /// - Throws: an error of SQLite.
  package func results(
    of query: SearchQuery,
    in feeds: [FeedName],
    limit: Int
  ) throws -> [SearchResult] {
    try queue.read { database in
      var results: [SearchResult] = []
      for section in try sections(of: query, in: feeds, database) {
        guard results.count < limit else { break }
        results += try self.results(of: query, in: section, feeds: feeds, database)
      }
      return Array(results.prefix(limit))
    }
  }

  /// The sections that contain all words and pass all filters, best first.
  private func sections(
    of query: SearchQuery,
    in feeds: [FeedName],
    _ database: Database
  ) throws -> [Int64] {
    var conditions: [SQL] = [
      "section.id IN (SELECT section FROM hearing WHERE feed IN \(feeds.map(\.indexKey)))"
    ]
    if let expression = query.expression { conditions.append("passage MATCH \(expression)") }
    for filter in query.tags {
      let pairs = try self.tags(filter, database).map { tag -> SQL in
        "(facet = \(tag.facet) AND value = \(tag.value))"
      }
      guard !pairs.isEmpty else { return [] }
      // With words, every chapter of a tagged episode counts; a tag alone finds only what has it.
      let own: SQL = query.terms.isEmpty ? " AND own" : ""
      conditions.append(
        "section.id IN (SELECT section FROM tag WHERE (\(pairs.joined(operator: .or)))\(own))"
      )
    }
    for speaker in query.speakers {
      let names = try String.fetchAll(database, sql: "SELECT DISTINCT name FROM speaker")
        .filter { $0.isCalled(speaker) }
      conditions.append("section.id IN (SELECT section FROM speaker WHERE name IN \(names))")
    }
    // A word counts most in a title, then in tags, then in sentences, and least around them.
    let order: SQL =
      query.expression == nil ? "" : "bm25(passage, 8.0, 4.0, 1.0, 0.2), "
    let request: SQLRequest<Int64> = """
      SELECT section.id FROM section JOIN episode ON episode.id = section.episode
      JOIN passage ON passage.rowid = section.id
      WHERE \(conditions.joined(operator: .and))
      ORDER BY \(order)episode.published DESC, episode.slug, section.place
      """
    return try request.fetchAll(database)
  }

  /// The tags that match a filter, ignoring case.
  private func tags(
    _ filter: SearchQuery.TagFilter,
    _ database: Database
  ) throws -> [SearchableSection.Tag] {
    try Row.fetchAll(database, sql: "SELECT DISTINCT facet, value FROM tag").map { row in
      SearchableSection.Tag(facet: row["facet"], value: row["value"])
    }.filter { tag in
      tag.value.lowercased() == filter.value.lowercased()
        && filter.facet.map { $0.lowercased() == tag.facet.lowercased() } ?? true
    }
  }

  private func results(
    of query: SearchQuery,
    in section: Int64,
    feeds: [FeedName],
    _ database: Database
  ) throws -> [SearchResult] {
    guard let found = try FoundSection(section, query, database),
      let feed = feeds.first(where: { found.spoken.times[$0.indexKey] != nil }),
      let times = found.spoken.times[feed.indexKey]
    else { return [] }
    return found.matches(query).map { match in
      SearchResult(
        slug: found.slug,
        title: found.title,
        feed: feed,
        chapter: found.chapter,
        speaker: match.speaker,
        start: Milliseconds(
          match.cue.flatMap { times.cues.indices.contains($0) ? times.cues[$0] : nil }
            ?? times.start
        ),
        text: match.text
      )
    }
  }
}
