package import RoadcastModel

/// Reads `episodes/SLUG/episode.yml`.
package enum EpisodeManifestReader {
  enum Key: String, ManifestKey {
    case title
    case appleTitle = "apple_title"
    case published, summary, notes, type, number, season, draft, expires
    case reviewBy = "review_by"
    case approved, guid, reissue, tags, only, link, cover, explicit, people, enclosure, segments

    static let required: [(key: Key, example: String)] = [
      (.title, "How Northwind onboarded in nine days"),
      (.published, "2026-11-20"),
    ]
  }

  /// Reads an episode.
  ///
  /// - Parameters:
  ///   - bytes: The content of the manifest.
  ///   - file: The manifest's path in the workspace.
  ///   - slug: The name of the episode's folder.
  ///   - folder: The names of the files in that folder, in which recordings and transcripts that the
  ///     manifest doesn't name are found.
  ///   - language: The show's language, in which a transcript is preferred.
  ///   - dates: How the show's dates are read.
  ///   - log: Gets what's wrong with the manifest.
  /// - Returns: The episode, or nil when it lacks what every item of a feed needs.
  package static func read(
    _ bytes: [UInt8],
    file: String,
    slug: String,
    folder: [String],
    language: String = "en-us",
    dates: DateRules = DateRules(),
    into log: inout DiagnosticLog
  ) -> Episode? {
    let finder = SegmentFinder(names: folder, manifest: file, language: language)
    return ManifestSource.read(bytes, file: file, into: &log) {
      episode(from: $0, slug: slug, finder: finder, dates: dates)
    }
  }

  private static func episode(
    from fields: ManifestMapping<Key>,
    slug: String,
    finder: SegmentFinder,
    dates: DateRules
  ) -> Episode? {
    let title = fields[.title]?.text()
    let published = fields[.published]?.publication(dates)
    var episode = Episode(
      slug: slug,
      location: SourceLocation(file: fields.source.file),
      title: title?.value ?? slug,
      published: published ?? Located(Moment(seconds: 0), at: fields.location)
    )
    episode.hasDate = published != nil
    if let summary = fields[.summary] { read(summary: summary, into: &episode) }
    if let notes = fields[.notes] { read(notes, into: &episode) }
    episode.type = fields[.type]?.choice(of: EpisodeType.self) ?? .full
    episode.number = fields[.number]?.integer(in: 1...(.max))
    episode.season = fields[.season]?.integer(in: 1...(.max))?.value
    episode.draft = fields[.draft]?.flag() ?? false
    let offset = episode.published.value.offset
    episode.expires = fields[.expires]?.start(dates, offset: offset)
    episode.reviewBy = fields[.reviewBy]?.start(dates, offset: offset)
    episode.approved = fields[.approved].map(ApprovalReader.read) ?? []
    if let guid = fields[.guid] { GUIDReader.read(guid, into: &episode) }
    episode.reissue = fields[.reissue]?.integer(in: 1...99)?.value ?? 1
    episode.tags = fields[.tags]?.tags() ?? []
    episode.only = fields[.only]?.only() ?? []
    episode.appleTitle = fields[.appleTitle]?.text()?.value
    episode.link = fields[.link]?.address()?.value
    episode.cover = fields[.cover]?.path()
    episode.isExplicit = fields[.explicit]?.flag()
    episode.people = fields[.people].map(PersonReader.read) ?? []
    if let enclosure = fields[.enclosure] {
      read(enclosure, beside: fields[.segments], into: &episode, with: finder)
    } else {
      let segments = segments(from: fields, finder: finder)
      episode.segments = segments?.compactMap(\.self) ?? []
      episode.lacksSegments = segments?.contains { $0 == nil } ?? true
    }
    if !episode.lacksSegments {
      let hasList = fields[.segments] != nil || episode.enclosure != nil
      episode.strayFiles =
        StrayFileFinder(finder: finder, episode: episode, hasList: hasList).files
    }
    // A draft can be incomplete.
    guard title != nil && published != nil || episode.draft else { return nil }
    return episode
  }

  /// Reads `enclosure`, which replaces segments.
  private static func read(
    _ value: ManifestValue,
    beside segments: ManifestValue?,
    into episode: inout Episode,
    with finder: SegmentFinder
  ) {
    segments?.report(
      .wrongValue,
      "an episode has `segments` or an `enclosure`, not both; remove one"
    )
    guard let enclosure = EnclosureReader.read(value, with: finder) else {
      episode.lacksSegments = true
      return
    }
    var segment = Segment(audio: enclosure.file, title: episode.title)
    segment.isFinished = true
    segment.transcript =
      enclosure.transcripts.compactMap { path in
        GivenTranscript(name: WorkspacePath.name(of: path.value)).flatMap { given in
          // Scripts and pages have no times to take over.
          FileKind.transcripts.firstIndex(of: given.kind.rawValue).map { ($0, given, path) }
        }
      }.filter { $0.1.kind != .text }.min { $0.0 < $1.0 }?.2
    episode.enclosure = enclosure
    episode.segments = [segment]
  }

  /// Reads `summary`: the name of an HTML file, or the summary itself.
  private static func read(summary: ManifestValue, into episode: inout Episode) {
    if names(summary, fileEndingIn: [".html"]) {
      episode.summaryFile = summary.path()
    } else {
      episode.summary =
        summary.text(characters: .max, bytes: Limits.summaryBytes, isMultiline: true)?.value
    }
  }

  /// Whether a value is the name of a file, and not a text.
  private static func names(_ value: ManifestValue, fileEndingIn suffixes: [String]) -> Bool {
    guard let text = value.node.scalar, !text.contains("\n") else { return false }
    return suffixes.contains { text.lowercased().hasSuffix($0) }
  }

  /// Reads `notes`: the name of a Markdown or HTML file, or the show notes themselves.
  private static func read(_ notes: ManifestValue, into episode: inout Episode) {
    if names(notes, fileEndingIn: [".md", ".html"]) {
      episode.notesFile = notes.path()
    } else {
      episode.notes = notes.text(characters: .max, bytes: Limits.notesBytes, isMultiline: true)
    }
  }

  /// The segments, with nil for each that can't be read; nil when the list itself can't be.
  private static func segments(
    from fields: ManifestMapping<Key>,
    finder: SegmentFinder
  ) -> [Segment?]? {
    guard let value = fields[.segments] else {
      let segments = finder.segments
      guard segments.count <= Limits.segmentsPerEpisode else {
        fields.source.log.add(
          .tooManySegments,
          at: SourceLocation(file: finder.path),
          "has \(segments.count) recordings; an episode can have \(Limits.segmentsPerEpisode), so list "
            + "those that it plays under `segments:`"
        )
        return nil
      }
      return segments
    }
    guard let sequence = value.node.sequence else {
      value.reportType("a list, with `- audio:` for each segment")
      return nil
    }
    guard sequence.count <= Limits.segmentsPerEpisode else {
      value.report(
        .tooManySegments,
        "has \(sequence.count) segments; the limit is \(Limits.segmentsPerEpisode)"
      )
      return nil
    }
    return value.elements.map { SegmentReader.read($0, with: finder) }
  }
}

extension EpisodeManifestReader {
  /// The recordings that are an episode's segments if its manifest doesn't list any, in their order.
  ///
  /// - Parameter folder: The names of the files in the episode's folder.
  /// - Returns: The files' names.
  package static func defaultRecordings(in folder: [String]) -> [String] {
    SegmentFinder(names: folder, manifest: "", language: "").segments.map(\.fileName)
  }
}
