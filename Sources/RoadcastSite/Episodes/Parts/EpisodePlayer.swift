import RoadcastModel

/// The player of an episode's page, with the list of chapters.
struct EpisodePlayer: PagePartContent {
  static let template = "player"

  /// The enclosure, from the page's folder.
  private let audio: String

  private let title: String
  private let duration: Milliseconds
  private let chapters: [Chapter]
  private let wave: PagePart
  private let answer: String?

  /// - Parameters:
  ///   - episode: The episode.
  ///   - wave: Its waveform.
  ///   - folder: The folder of the page.
  init(of episode: EpisodePageContent, wave: PagePart, in folder: PageFolder) {
    audio = folder.root + episode.audio
    title = episode.title
    duration = episode.duration
    chapters = episode.chapters
    self.wave = wave
    answer = episode.answer
  }

  var values: [String: Any?] {
    [
      "audio": audio, "title": title, "seconds": duration.secondsText, "wave": wave,
      "answer": answer, "answerIsPage": EpisodePageContent.isPage(answer),
      "hasChapters": chapters.count > 1,
      "chapters": chapters.map { chapter in
        HTMLValues([
          "address": "\(audio)#t=\(chapter.start.secondsText)",
          "seconds": chapter.start.secondsText, "clock": ListeningPages.clock(chapter.start),
          "title": chapter.title,
        ])
      },
    ]
  }
}
