import RoadcastModel

/// The text of an imported episode's `episode.yml`.
struct EpisodeManifestText {
  let episode: ImportedEpisode

  /// The name of the audio file, whether it's there or still to be fetched.
  var audio: String

  /// Why the audio couldn't be fetched; nil if it's there or still to be fetched.
  var missing: String?

  /// Whether the length that was published is right.
  var keepsDuration = true

  /// The media type, if it isn't the one of the file's name.
  var mediaType: String?

  /// The name of the cover's file; nil if there's none.
  var cover: String?

  var text: String {
    var lines = ["title: \(YAMLText.line(episode.title))"]
    if let title = episode.appleTitle { lines.append("apple_title: \(YAMLText.line(title))") }
    lines.append("published: \(episode.published.rfc3339)")
    if let missing {
      lines.append(ManifestCorrection.draftStart + missing.oneLine)
    }
    if let guid = episode.guid {
      lines.append(
        episode.isPermalink
          ? "guid: { id: \(YAMLText.quoted(guid)), permalink: true }"
          : "guid: \(YAMLText.quoted(guid))"
      )
    }
    if let link = episode.link { lines.append("link: \(YAMLText.line(link))") }
    for (key, name) in [("summary", "description.html"), ("notes", "notes.html")]
    where episode.texts.contains(where: { $0.name == name }) {
      lines.append("\(key): \(name)")
    }
    if let season = episode.season { lines.append("season: \(season)") }
    if let number = episode.number { lines.append("number: \(number)") }
    if episode.type != .full { lines.append("type: \(episode.type.rawValue)") }
    if let isExplicit = episode.isExplicit { lines.append("explicit: \(isExplicit)") }
    if let cover { lines.append("cover: \(cover)") }
    lines += PeopleText.lines(episode.people)
    if !episode.topics.isEmpty {
      lines.append("tags:")
      lines.append("  topic: [\(episode.topics.map(YAMLText.quoted).joined(separator: ", "))]")
    }
    lines.append("enclosure: \(enclosure)")
    return lines.joined(separator: "\n") + "\n"
  }

  private var enclosure: String {
    var values = ["file: \(audio)"]
    if let mediaType { values.append("type: \(YAMLText.quoted(mediaType))") }
    if keepsDuration, let duration = episode.duration {
      values.append("duration: \"\(LengthText.formatLimit(duration))\"")
    }
    return values.count == 1 ? audio : "{ \(values.joined(separator: ", ")) }"
  }
}
