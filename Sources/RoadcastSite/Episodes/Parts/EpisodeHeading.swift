import RoadcastModel

/// The top of an episode's page: when it was published, its title and its summary.
struct EpisodeHeading: PagePartContent {
  static let template = "heading"

  let title: String

  /// When the episode was published.
  let day: String

  private let weekday: String
  private let published: Moment
  private let minutes: String
  private let summary: String?
  private let answer: String?

  init(of episode: EpisodePageContent) {
    title = episode.title
    published = episode.published
    day = episode.dateWords.long(published.date)
    weekday = episode.dateWords.weekday(of: published.date)
    minutes = EpisodePageContent.minutes(episode.duration)
    summary = episode.summary
    answer = episode.answer
  }

  var values: [String: Any?] {
    [
      "title": title, "date": published.rfc3339,
      "weekday": weekday, "day": day, "minutes": minutes, "summary": summary, "answer": answer,
      "answerIsPage": EpisodePageContent.isPage(answer),
    ]
  }
}
