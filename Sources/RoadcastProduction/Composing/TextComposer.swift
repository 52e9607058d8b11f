import RoadcastHashing
import RoadcastFiles
import RoadcastModel
import RoadcastTranscript

/// Writes the texts that go with an episode's programmes: transcripts and chapters.
struct TextComposer: Sendable {
  /// The programmes of an episode with their texts, and the files that were placed.
  struct Composed: Sendable {
    var programmes: [PublishedProgramme] = []
    var files: [PlacedFile] = []
  }

  private typealias Text = PublishedProgramme.Text

  let show: Show
  let placing: FilePlacer

  /// Writes the transcripts and chapters of one episode.
  ///
  /// - Parameters:
  ///   - media: the programmes of the episode; equal cuts share their texts.
  ///   - pictures: the segments' own pictures, by the segments' indices.
  /// - Returns: the programmes with their texts.
  /// - Throws: when a file can't be written.
  func compose(
    _ media: [ProgrammeMedia],
    pictures: [Int: PublishedArtwork]
  ) throws(WorkFailure) -> Composed {
    var composed = Composed()
    var writer = TranscriptWriter(for: media.first?.planned)
    for one in media {
      let parts = one.programme.parts
      if var equal = composed.programmes.first(where: { $0.media.programme.parts == parts }) {
        equal.media = one
        composed.programmes.append(equal)
        continue
      }
      let images = pictures.mapValues { show.baseURL.value + $0.path }
      let chapters = one.programme.chapters(of: one.planned.episode.segments, images: images)
      var published = PublishedProgramme(media: one, transcripts: [], chapters: chapters)
      for (kind, bytes) in transcripts(of: one, &writer) {
        published.transcripts.append(
          try place(bytes, as: .transcript(kind), of: one, to: &composed)
        )
      }
      if let bytes = chapterFile(of: one, chapters) {
        published.chapterFile = try place(bytes, as: .chapters, of: one, to: &composed)
      }
      composed.programmes.append(published)
    }
    return composed
  }

  private func transcripts(
    of media: ProgrammeMedia,
    _ writer: inout TranscriptWriter
  ) -> [(kind: MediaKind.TranscriptKind, bytes: [UInt8])] {
    let programme = media.programme
    let cues = writer.writtenCues(of: programme)
    guard !cues.isEmpty else { return [] }
    let header = TranscriptHTML.Header(
      title: media.planned.episode.title,
      language: show.language,
      isPrivate: show.isPrivate
    )
    return [
      (.webVTT, WebVTT.write(cues)),
      (.subRip, writer.subRip(of: programme)),
      (.json, TranscriptJSON.write(cues)),
      (.html, TranscriptHTML.write(cues, header)),
    ]
  }

  /// The chapters as JSON (Podcasting 2.0, JSON chapters 1.2); nil where there are none.
  private func chapterFile(of media: ProgrammeMedia, _ chapters: [Chapter]) -> [UInt8]? {
    guard !chapters.isEmpty else { return nil }
    var json = JSONWriter()
    json.object { json in
      json.member("author", show.author)
      json.list("chapters") { json in
        for chapter in chapters { Self.append(chapter, to: &json) }
      }
      json.member("podcastName", show.title)
      json.member("title", media.planned.episode.title)
      json.member("version", "1.2.0")
    }
    return json.document
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

  private func place(
    _ bytes: [UInt8],
    as kind: MediaKind,
    of media: ProgrammeMedia,
    to composed: inout Composed
  ) throws(WorkFailure) -> Text {
    let slug = media.planned.episode.slug
    let path = FeedLayout.media(kind, of: slug, hash: Digest.hex(bytes))
    composed.files.append(try placing.place(bytes, at: path))
    return Text(path: path, type: kind.type)
  }
}

extension TranscriptWriter {
  /// A writer for the programmes of an episode.
  init(for planned: PlannedEpisode?) {
    var speakers: [Int: String] = [:]
    for (index, segment) in (planned?.episode.segments ?? []).enumerated() {
      speakers[index] = segment.speaker
    }
    self.init(transcripts: planned?.transcripts ?? [:], speakers: speakers)
  }
}
