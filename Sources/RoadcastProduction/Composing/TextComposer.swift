import RoadcastHashing
import RoadcastFiles
import RoadcastModel
import RoadcastTranscript

/// Writes the texts that go with an episode's programmes: transcripts, chapters and show notes.
struct TextComposer: Sendable {
  /// The programmes of an episode with their texts, and the files that were placed.
  struct Composed: Sendable {
    var programmes: [PublishedProgramme] = []
    var files: [OutputTree: [PlacedFile]] = [:]
  }

  private typealias Text = PublishedProgramme.Text

  /// The texts of one programme, which equal cuts of other feeds get too.
  private struct ProgrammeTexts {
    var chapters: [Chapter]
    var files: [(kind: MediaKind, bytes: [UInt8])]

    /// The absolute paths of the files that were placed, for another folder that links them.
    var sources: [String?] = []
  }

  let show: Show

  /// Places files in each folder.
  let placing: [OutputTree: FilePlacer]

  /// The folder of a feed.
  let tree: @Sendable (FeedName) -> OutputTree

  let workspace: Workspace

  /// What episodes have of finished texts, by slug.
  let given: [String: GivenMaterial]

  /// Writes the transcripts and chapters of one episode, and renders its show notes.
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
    let notes = RenderedNotes(media.first?.planned.episode.notes, language: show.language)
    var known: [(parts: [Programme.Part], texts: ProgrammeTexts)] = []
    for one in media {
      let parts = one.programme.parts
      let tree = tree(one.programme.feed)
      let equal = composed.programmes.first {
        $0.media.programme.parts == parts && self.tree($0.media.programme.feed) == tree
      }
      if var equal {
        equal.media = one
        composed.programmes.append(equal)
        continue
      }
      let index = known.firstIndex { $0.parts == parts } ?? known.count
      if index == known.count { known.append((parts, texts(of: one, &writer, pictures))) }
      var published =
        one.planned.episode.enclosure == nil
        ? try place(&known[index].texts, of: one, in: tree, to: &composed)
        : try placeGiven(of: one, in: tree, to: &composed)
      published.notes = notes
      composed.programmes.append(published)
    }
    return composed
  }

  private func texts(
    of media: ProgrammeMedia,
    _ writer: inout TranscriptWriter,
    _ pictures: [Int: PublishedArtwork]
  ) -> ProgrammeTexts {
    if media.planned.episode.enclosure != nil { return ProgrammeTexts(chapters: [], files: []) }
    let images = pictures.mapValues { show.baseURL.value + $0.path }
    let chapters = media.programme.chapters(of: media.planned.episode.segments, images: images)
    var texts = ProgrammeTexts(chapters: chapters, files: [])
    for (kind, bytes) in transcripts(of: media, &writer) {
      texts.files.append((.transcript(kind), bytes))
    }
    if let bytes = chapterFile(of: media, chapters) { texts.files.append((.chapters, bytes)) }
    return texts
  }

  private func place(
    _ texts: inout ProgrammeTexts,
    of media: ProgrammeMedia,
    in tree: OutputTree,
    to composed: inout Composed
  ) throws(WorkFailure) -> PublishedProgramme {
    var published = PublishedProgramme(media: media, transcripts: [], chapters: texts.chapters)
    guard let placing = placing[tree] else { return published }
    var sources: [String?] = []
    for (index, file) in texts.files.enumerated() {
      let hash = Digest.hex(file.bytes)
      let path = FeedLayout.media(file.kind, of: media.planned.episode.slug, hash: hash)
      let source = texts.sources.isEmpty ? nil : texts.sources[index]
      let placed = try placing.place(file.bytes, at: path, linking: source)
      composed.files[tree, default: []].append(placed)
      sources.append(placing.source(of: placed))
      let text = Text(path: path, type: file.kind.type)
      if case .chapters = file.kind {
        published.chapterFile = text
      } else {
        published.transcripts.append(text)
      }
    }
    texts.sources = sources
    return published
  }

  /// Places the finished texts of an episode with a finished file.
  private func placeGiven(
    of media: ProgrammeMedia,
    in tree: OutputTree,
    to composed: inout Composed
  ) throws(WorkFailure) -> PublishedProgramme {
    let given = given[media.planned.episode.slug] ?? GivenMaterial()
    var published = PublishedProgramme(
      media: media,
      transcripts: [],
      chapters: Self.chapters(given.chapters, until: media.programme.durationInMilliseconds)
    )
    guard let placing = placing[tree] else { return published }
    for file in given.transcripts + [given.chapterFile].compactMap(\.self) {
      composed.files[tree, default: []].append(try placing.place(file, from: workspace))
    }
    published.transcripts = given.transcripts.map {
      Text(path: $0.path, type: $0.type, language: $0.language)
    }
    published.chapterFile = given.chapterFile.map { Text(path: $0.path, type: $0.type) }
    return published
  }

  /// Finished chapters within the programme, each of which ends where the next one starts.
  private static func chapters(_ chapters: [Chapter], until end: Milliseconds) -> [Chapter] {
    let chapters = chapters.filter { $0.start < end }
    return chapters.enumerated().map { index, chapter in
      var chapter = chapter
      chapter.end = index + 1 < chapters.count ? chapters[index + 1].start : end
      return chapter
    }
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
