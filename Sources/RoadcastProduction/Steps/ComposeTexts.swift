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
      text("transcripts", slug, "vtt", "text/vtt", WebVTT.write(cues)),
      text("transcripts", slug, "srt", "application/x-subrip", SubRip.write(stretches)),
      text("transcripts", slug, "json", "application/json", TranscriptJSON.write(cues)),
      text("transcripts", slug, "html", "text/html", TranscriptHTML.write(cues)),
    ]
    return (cues, written)
  }

  /// Podcasting 2.0 chapters, version 1.2.
  static func chapters(
    of planned: PlannedEpisode,
    _ chapters: [Chapter],
    show: Show
  ) -> Written? {
    guard !chapters.isEmpty else { return nil }
    var json = JSONWriter()
    json.object { json in
      json.member("author", show.author)
      json.list("chapters") { json in
        for chapter in chapters { append(chapter, to: &json) }
      }
      json.member("podcastName", show.title)
      json.member("title", planned.episode.title)
      json.member("version", "1.2.0")
    }
    return text(
      "chapters",
      planned.episode.slug,
      "json",
      "application/json+chapters",
      json.document
    )
  }

  private static func append(_ chapter: Chapter, to json: inout JSONWriter) {
    json.object { json in
      json.member("endTime", chapter.end)
      if let image = chapter.image { json.member("img", image) }
      json.member("startTime", chapter.start)
      json.member("title", chapter.title)
      if let url = chapter.url { json.member("url", url) }
    }
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
