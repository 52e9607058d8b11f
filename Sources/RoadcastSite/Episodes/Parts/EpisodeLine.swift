import RoadcastModel

/// An episode as a line of a list, which can lead to moments of it.
struct EpisodeLine: PagePartContent {
  static let template = "line"

  /// The way up to the folder of the feed's own pages.
  private let home: String

  private let slug: String
  private let title: String
  private let published: Moment
  private let day: String
  private let minutes: String
  private let moments: [EpisodePageContent.PlaceInProgramme]

  /// - Parameters:
  ///   - episode: The episode.
  ///   - moments: Those that the line leads to.
  ///   - folder: The folder of the page.
  init(
    of episode: EpisodePageContent,
    moments: [EpisodePageContent.PlaceInProgramme] = [],
    in folder: PageFolder
  ) {
    home = folder.home
    slug = episode.slug
    title = episode.title
    published = episode.published
    day = episode.dateWords.long(episode.published.date)
    minutes = EpisodePageContent.minutes(episode.duration)
    self.moments = moments
  }

  var values: [String: Any?] {
    [
      "page": home + FeedLayout.episodePage(slug, in: .main), "title": title,
      "date": published.rfc3339, "day": day, "minutes": minutes,
      "hasMoments": !moments.isEmpty,
      "moments": moments.map { moment in
        HTMLValues([
          "page": home + FeedLayout.episodePage(slug, in: .main, at: moment.start),
          "title": moment.chapter, "clock": ListeningPages.clock(moment.start),
        ])
      },
    ]
  }
}
