import RoadcastModel

/// What one person says in an episode, for the page about that person.
struct EpisodePassages: PagePartContent {
  static let template = "passages"

  /// The way up to the folder of the feed's own pages.
  private let home: String

  private let slug: String
  private let title: String
  private let published: Moment
  private let dateWords: DateWords

  /// In order.
  private let passages: [SpokenPassage]

  init(_ passages: [SpokenPassage], of episode: EpisodePageContent, in folder: PageFolder) {
    home = folder.home
    slug = episode.slug
    title = episode.title
    published = episode.published
    dateWords = episode.dateWords
    self.passages = passages
  }

  var values: [String: Any?] {
    [
      "page": home + FeedLayout.episodePage(slug, in: .main), "title": title,
      "date": published.rfc3339,
      "weekday": dateWords.weekday(of: published.date), "day": dateWords.long(published.date),
      "moments": passages.map { passage in
        HTMLValues([
          "page": home + FeedLayout.episodePage(slug, in: .main, at: passage.start),
          "title": passage.chapter,
          "clock": ListeningPages.clock(passage.start),
          "words": passage.words.isEmpty ? nil : passage.words,
        ])
      },
    ]
  }
}
