/// The small player for other sites' pages, without the episode's title.
struct EpisodeDeck: PagePartContent {
  static let template = "deck"

  /// The enclosure, from the page's folder.
  private let audio: String

  private let title: String
  private let wave: PagePart

  /// - Parameters:
  ///   - episode: The episode.
  ///   - wave: Its waveform.
  ///   - folder: The folder of the page.
  init(of episode: EpisodePageContent, wave: PagePart, in folder: PageFolder) {
    audio = folder.root + episode.audio
    title = episode.title
    self.wave = wave
  }

  var values: [String: Any?] { ["audio": audio, "title": title, "wave": wave] }
}
