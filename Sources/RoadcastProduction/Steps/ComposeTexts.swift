import FoundationEssentials
import RoadcastFeed
import RoadcastModel
import RoadcastTranscript

/// Writes the texts that go with a programme: transcripts and chapters.
enum ComposeTexts {
  /// A text below `feed/`.
  struct Text: Sendable {
    var path: String

    /// The media type.
    var type: String
  }

  /// A text and what is in it.
  typealias Written = (text: Text, bytes: [UInt8])

  private static func stretches(
    of planned: PlannedEpisode,
    _ programme: Programme
  ) -> [SpokenStretch] {
    var speakers: [Int: String] = [:]
    for (index, segment) in planned.episode.segments.enumerated() {
      speakers[index] = segment.speaker
    }
    return TranscriptMerge.stretches(
      of: programme,
      transcripts: planned.transcripts,
      speakers: speakers
    )
  }

  /// The cues, and the transcripts made of them.
  static func transcripts(
    of planned: PlannedEpisode,
    _ programme: Programme
  ) -> (cues: [Cue], written: [Written]) {
    let stretches = stretches(of: planned, programme)
    let cues = WebVTT.cues(of: stretches)
    guard !cues.isEmpty else { return ([], []) }
    let slug = planned.episode.slug
    let written = [
      text("transcripts", slug, "vtt", "text/vtt", Array(WebVTT.write(cues).utf8)),
      text("transcripts", slug, "srt", "application/x-subrip", Array(SubRip.write(stretches).utf8)),
      text("transcripts", slug, "json", "application/json", Array(TranscriptJSON.write(cues).utf8)),
      text("transcripts", slug, "html", "text/html", Array(TranscriptHTML.write(cues).utf8)),
    ]
    return (cues, written)
  }

  /// Podcasting 2.0 chapters, version 1.2.
  static func chapters(
    of planned: PlannedEpisode,
    _ chapters: [Chapter],
    show: Show
  ) -> Written? {
    let document = ChapterDocument(
      version: "1.2.0",
      title: planned.episode.title,
      podcastName: show.title,
      author: show.author,
      chapters: chapters.map {
        .init(
          startTime: $0.start.seconds,
          endTime: $0.end.seconds,
          title: $0.title,
          img: $0.image,
          url: $0.url
        )
      }
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard !chapters.isEmpty, let data = try? encoder.encode(document) else { return nil }
    return text(
      "chapters",
      planned.episode.slug,
      "json",
      "application/json+chapters",
      Array(data) + [UInt8(ascii: "\n")]
    )
  }

  private static func text(
    _ folder: String,
    _ slug: String,
    _ suffix: String,
    _ type: String,
    _ bytes: [UInt8]
  ) -> Written {
    let hash = Digest.hex(bytes).prefix(Digest.nameDigits)
    return (Text(path: "\(folder)/\(slug)-\(hash).\(suffix)", type: type), bytes)
  }
}

private struct ChapterDocument: Encodable {
  struct Entry: Encodable {
    var startTime: Double
    var endTime: Double
    var title: String
    var img: String?
    var url: String?
  }

  var version: String
  var title: String
  var podcastName: String
  var author: String
  var chapters: [Entry]
}
