import GRDB
import RoadcastModel

/// Tells FTS5 how words are compared: as ``SearchWord`` says, like the search of the pages.
///
/// The words themselves are SQLite's: runs of letters, numbers and marks. A text comes with dividers between the
/// characters that are words of their own (``Swift/String/dividedIntoWords``).
final class WordTokenizer: FTS5WrapperTokenizer {
  static let name = "roadcast"

  let wrappedTokenizer: any FTS5Tokenizer

  init(db: Database, arguments: [String]) throws {
    wrappedTokenizer = try db.makeTokenizer(
      .unicode61(diacritics: .keep, categories: "L* N* M*")
    )
  }

  func accept(
    token: String,
    flags: FTS5TokenFlags,
    for tokenization: FTS5Tokenization,
    tokenCallback: FTS5WrapperTokenCallback
  ) throws {
    let word = token.utf8.allSatisfy { $0 < 0x80 } ? token : SearchWord.folded(token)
    // An accent without a letter isn't a word.
    if !word.isEmpty { try tokenCallback(word, flags) }
  }
}
