/// The files to download on an episode's page.
struct EpisodeDownloads: PagePartContent {
  static let template = "downloads"

  /// The way up to `feed/`.
  private let root: String

  private let audio: String
  private let voicemail: String?
  private let transcripts: [EpisodePageContent.File]

  init(of episode: EpisodePageContent, in folder: PageFolder) {
    root = folder.root
    audio = episode.audio
    voicemail = episode.voicemail
    transcripts = episode.transcripts
  }

  var values: [String: Any?] {
    [
      "audio": root + audio, "voicemail": voicemail.map { root + $0 },
      "files": transcripts.map { HTMLValues(["path": root + $0.path, "name": $0.name]) },
    ]
  }
}
