import RoadcastHashing
import RoadcastSite

/// The style sheet and the scripts of the pages.
enum Assets {
  struct Asset: Sendable {
    let type: String
    let bytes: [UInt8]
  }

  private static let styles =
    Array(StyleSheets.base.utf8) + PackageResources.studio_css

  static let all: [String: Asset] = [
    "studio.css": Asset(type: "text/css", bytes: styles),
    "icon.svg": Asset(type: "image/svg+xml", bytes: PackageResources.icon_svg),
    "studio.js": Asset(type: "text/javascript", bytes: PackageResources.studio_js),
    "drop.js": Asset(type: "text/javascript", bytes: PackageResources.drop_js),
    "week.js": Asset(type: "text/javascript", bytes: PackageResources.week_js),
    "sound.js": Asset(type: "text/javascript", bytes: PackageResources.sound_js),
    "fields.js": Asset(type: "text/javascript", bytes: PackageResources.fields_js),
    "problems.js": Asset(type: "text/javascript", bytes: PackageResources.problems_js),
    "changes.js": Asset(type: "text/javascript", bytes: PackageResources.changes_js),
    "answers.js": Asset(type: "text/javascript", bytes: PackageResources.answers_js),
    "typing.js": Asset(type: "text/javascript", bytes: PackageResources.typing_js),
    "cards.js": Asset(type: "text/javascript", bytes: PackageResources.cards_js),
    "transcribe.js": Asset(type: "text/javascript", bytes: PackageResources.transcribe_js),
    "episode.js": Asset(type: "text/javascript", bytes: PackageResources.episode_js),
    "listen.js": Asset(type: "text/javascript", bytes: PackageResources.listen_js),
    "pictures.js": Asset(type: "text/javascript", bytes: PackageResources.pictures_js),
    "segments.js": Asset(type: "text/javascript", bytes: PackageResources.segments_js),
    "history.js": Asset(type: "text/javascript", bytes: PackageResources.history_js),
    "text.js": Asset(type: "text/javascript", bytes: PackageResources.text_js),
    "transcript.js": Asset(type: "text/javascript", bytes: PackageResources.transcript_js),
    "coach.js": Asset(type: "text/javascript", bytes: PackageResources.coach_js),
    "cues.js": Asset(type: "text/javascript", bytes: PackageResources.cues_js),
    "release.js": Asset(type: "text/javascript", bytes: PackageResources.release_js),
  ]

  /// Changes with any of them, so that browsers can keep them.
  static let version: String = {
    let content = all.sorted { $0.key < $1.key }.flatMap(\.value.bytes)
    return String(Digest.hex(content).prefix(12))
  }()
}
