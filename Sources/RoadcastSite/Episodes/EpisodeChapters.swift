import RoadcastModel

/// The list of chapters on an episode's page.
struct EpisodeChapters: PagePartContent {
  static let template = "chapters"

  /// The enclosure, from the page's folder.
  private let audio: String

  private let chapters: [Chapter]

  init(of episode: EpisodePageContent, in folder: PageFolder) {
    audio = folder.root + episode.audio
    chapters = episode.chapters
  }

  var values: [String: Any?] {
    [
      "chapters": chapters.map { chapter in
        HTMLValues([
          "address": "\(audio)#t=\(chapter.start.secondsText)",
          "seconds": chapter.start.secondsText, "clock": ListeningPages.clock(chapter.start),
          "title": chapter.title,
        ])
      }
    ]
  }
}
