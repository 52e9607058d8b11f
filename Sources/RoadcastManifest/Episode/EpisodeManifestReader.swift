package import RoadcastModel

/// Reads `episodes/SLUG/episode.yml`.
package enum EpisodeManifestReader {
  enum Key: String, ManifestKey {
    case title, published, summary, notes, type, number, season, draft, expires
    case reviewBy = "review_by"
    case approved, guid, reissue, tags, only, segments

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
    episode.summary =
      fields[.summary]?.text(
        characters: .max,
        bytes: Limits.summaryBytes,
        isMultiline: true
      )?.value
    if let notes = fields[.notes] { read(notes, into: &episode) }
    episode.type = fields[.type]?.choice(of: EpisodeType.self) ?? .full
    episode.number = fields[.number]?.integer(in: 1...(.max))
    episode.season = fields[.season]?.integer(in: 1...(.max))?.value
    episode.draft = fields[.draft]?.flag() ?? false
    let offset = episode.published.value.offset
    episode.expires = fields[.expires]?.start(dates, offset: offset)
    episode.reviewBy = fields[.reviewBy]?.start(dates, offset: offset)
    episode.approved = fields[.approved].map(ApprovalReader.read) ?? []
    episode.guid = fields[.guid]?.text()
    episode.reissue = fields[.reissue]?.integer(in: 1...99)?.value ?? 1
    episode.tags = fields[.tags]?.tags() ?? []
    episode.only = fields[.only]?.only() ?? []
    let segments = segments(from: fields, finder: finder)
    episode.segments = segments?.compactMap(\.self) ?? []
    episode.lacksSegments = segments?.contains { $0 == nil } ?? true
    if !episode.lacksSegments {
      let hasList = fields[.segments] != nil
      episode.strayFiles =
        StrayFileFinder(finder: finder, episode: episode, hasList: hasList).files
    }
    // A draft can be incomplete.
    guard title != nil && published != nil || episode.draft else { return nil }
    return episode
  }

  /// Reads `notes`: the name of a Markdown file, or the show notes themselves.
  private static func read(_ notes: ManifestValue, into episode: inout Episode) {
    if let text = notes.node.scalar, !text.contains("\n"), text.lowercased().hasSuffix(".md") {
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
