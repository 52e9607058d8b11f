import FoundationEssentials
import GRDB
import RoadcastModel

/// The words of all episodes, in a database with SQLite's full-text search, FTS5.
///
/// Everything in it can be made again, so that is what callers do after any failure.
package final class SearchIndex: Sendable {
  let queue: DatabaseQueue

  /// The version of the tables, raised with every change.
  private static let version = 3

  /// Opens or makes an index at an absolute path; nil for one in memory.
  package init(path: String?) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { $0.add(tokenizer: WordTokenizer.self) }
    if let path {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } else {
      queue = try DatabaseQueue(configuration: configuration)
    }
    let found = try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    guard found != Self.version else { return }
    guard found == 0 else { throw OtherVersion() }
    try queue.write { try Self.createTables($0) }
  }

  /// Another version of the command wrote the file.
  private struct OtherVersion: Error {}

  /// Brings the index up to date.
  ///
  /// - Parameters:
  ///   - digests: by slug, digests of everything in an episode's sections. Other episodes are removed.
  ///   - makeEpisode: makes an episode; called only for those that are new or have changed.
  /// - Returns: the number of episodes written or removed.
  /// - Throws: an error of SQLite.
  @discardableResult
  package func update(
    to digests: [String: String],
    _ makeEpisode: (String) -> SearchableEpisode?
  ) throws -> Int {
    let known = try queue.read { database in
      try Row.fetchAll(database, sql: "SELECT slug, digest FROM episode").reduce(
        into: [String: String]()
      ) { $0[$1["slug"]] = $1["digest"] }
    }
    let stale = known.filter { digests[$0.key] != $0.value }.keys.sorted()
    let wanted = digests.filter { known[$0.key] != $0.value }.keys.sorted()
    guard !stale.isEmpty || !wanted.isEmpty else { return 0 }
    try queue.write { database in
      for slug in stale { try Self.forget(slug, in: database) }
      for slug in wanted {
        guard let episode = makeEpisode(slug), let digest = digests[slug] else { continue }
        try Self.write(episode, digest: digest, in: database)
      }
    }
    return Set(stale).union(wanted).count
  }

  private static func createTables(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE episode (
          id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, digest TEXT NOT NULL,
          title TEXT NOT NULL, published INTEGER NOT NULL);
        CREATE TABLE section (
          id INTEGER PRIMARY KEY, episode INTEGER NOT NULL, place INTEGER NOT NULL, chapter TEXT,
          spoken BLOB NOT NULL);
        CREATE INDEX section_episode ON section (episode);
        CREATE TABLE tag (
          section INTEGER NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL, own INTEGER NOT NULL);
        CREATE INDEX tag_section ON tag (section);
        CREATE TABLE speaker (section INTEGER NOT NULL, name TEXT NOT NULL);
        CREATE INDEX speaker_section ON speaker (section);
        CREATE TABLE hearing (section INTEGER NOT NULL, feed TEXT NOT NULL);
        CREATE INDEX hearing_section ON hearing (section);
        CREATE VIRTUAL TABLE passage USING fts5(
          title, tags, sentences, context, tokenize = '\(WordTokenizer.name)');
        PRAGMA user_version = \(version);
        """
    )
  }

  private static func forget(_ slug: String, in database: Database) throws {
    let sections =
      "(SELECT section.id FROM section JOIN episode ON episode.id = section.episode "
      + "WHERE episode.slug = ?)"
    try database.execute(
      sql: """
        DELETE FROM passage WHERE rowid IN \(sections);
        DELETE FROM tag WHERE section IN \(sections);
        DELETE FROM speaker WHERE section IN \(sections);
        DELETE FROM hearing WHERE section IN \(sections);
        DELETE FROM section WHERE id IN \(sections);
        DELETE FROM episode WHERE slug = ?;
        """,
      arguments: [slug, slug, slug, slug, slug, slug]
    )
  }

  private static func write(
    _ episode: SearchableEpisode,
    digest: String,
    in database: Database
  ) throws {
    try database.execute(
      sql: "INSERT INTO episode (slug, digest, title, published) VALUES (?, ?, ?, ?)",
      arguments: [episode.slug, digest, episode.title, episode.published]
    )
    let id = database.lastInsertedRowID
    for (place, section) in episode.sections.enumerated() {
      try database.execute(
        sql: "INSERT INTO section (episode, place, chapter, spoken) VALUES (?, ?, ?, ?)",
        arguments: [id, place, section.chapter, try SpokenPart(of: section).bytes]
      )
      try write(section, as: database.lastInsertedRowID, in: database)
    }
  }

  private static func write(
    _ section: SearchableSection,
    as id: Int64,
    in database: Database
  ) throws {
    try database.execute(
      sql: "INSERT INTO passage (rowid, title, tags, sentences, context) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        id, section.title.withoutControls.dividedIntoWords,
        section.tags.map(\.value.withoutControls).joined(separator: ", ").dividedIntoWords,
        section.sentences.map(\.text).joined(separator: "\n").dividedIntoWords,
        (section.context + section.otherTags.map(\.value)).joined(separator: "\n").withoutControls
          .dividedIntoWords,
      ]
    )
    for (tags, isOwn) in [(section.tags, true), (section.otherTags, false)] {
      for tag in tags {
        try database.execute(
          sql: "INSERT INTO tag (section, facet, value, own) VALUES (?, ?, ?, ?)",
          arguments: [id, tag.facet, tag.value, isOwn]
        )
      }
    }
    for name in Set(section.sentences.compactMap(\.speaker)).sorted() {
      try database.execute(
        sql: "INSERT INTO speaker (section, name) VALUES (?, ?)",
        arguments: [id, name]
      )
    }
    for feed in section.times.keys.map(\.indexKey).sorted() {
      try database.execute(
        sql: "INSERT INTO hearing (section, feed) VALUES (?, ?)",
        arguments: [id, feed]
      )
    }
  }
}
