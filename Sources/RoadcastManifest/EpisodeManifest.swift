package import RoadcastModel

/// Reads `episodes/SLUG/episode.yml`.
package enum EpisodeManifest {
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its path in the workspace.
  ///   - slug: the folder's name.
  ///   - folder: the names of the files beside it, for what the manifest leaves to be found.
  /// - Returns: the episode, nil when it lacks what every item needs, and all that is wrong.
  package static func read(
    _ bytes: [UInt8],
    file: String,
    slug: String,
    folder: [String]
  ) -> (episode: Episode?, diagnostics: [Diagnostic]) {
    let findings = Findings()
    guard let fields = YAMLReader.read(bytes, file: file, findings: findings) else {
      return (nil, findings.diagnostics)
    }
    let episode = episode(from: fields, slug: slug, files: SegmentFiles(names: folder, of: file))
    return (episode, findings.diagnostics)
  }

  private static func episode(
    from fields: Fields,
    slug: String,
    files: SegmentFiles
  ) -> Episode? {
    fields.require("title", example: "How Northwind onboarded in nine days")
    fields.require("published", example: "2026-11-20T06:00:00-05:00")
    let title = fields.text("title")
    let published = fields.moment("published")
    var episode = Episode(
      slug: slug,
      location: SourceLocation(file: fields.file),
      title: title?.value ?? slug,
      published: published ?? Located(Moment(seconds: 0), at: fields.location)
    )
    episode.summary =
      fields.text("summary", characters: .max, bytes: Limits.summaryBytes, multiline: true)?.value
    notes(from: fields, into: &episode)
    episode.number = fields.integer("number", in: 1...(.max))
    episode.season = fields.integer("season", in: 1...(.max))?.value
    episode.draft = fields.flag("draft") ?? false
    episode.expires = fields.moment("expires", dateOffset: episode.published.value.offset)
    episode.reviewBy = fields.moment("review_by", dateOffset: episode.published.value.offset)
    episode.approved = ApprovalManifest.approved(from: fields)
    episode.guid = fields.text("guid")
    episode.reissue = fields.integer("reissue", in: 1...99)?.value ?? 1
    episode.tags = fields.tags("tags")
    episode.only = fields.only()
    let segments = segments(from: fields, files: files)
    episode.segments = segments?.compactMap(\.self) ?? []
    episode.lacksSegments = segments?.contains { $0 == nil } ?? true
    fields.refuseOthers(in: "episode.yml")
    // A draft need not be complete to be one.
    guard title != nil && published != nil || episode.draft else { return nil }
    return episode
  }

  private static func notes(from fields: Fields, into episode: inout Episode) {
    guard let node = fields.node("notes") else { return }
    if let text = node.scalar, !text.contains("\n"), text.lowercased().hasSuffix(".md") {
      episode.notesFile = fields.path(node, "notes")
    } else {
      episode.notes = fields.text(
        node,
        "notes",
        characters: .max,
        bytes: Limits.notesBytes,
        multiline: true
      )
    }
  }

  /// The segments, nil in the place of each that can't be read; nil when none of them can.
  private static func segments(from fields: Fields, files: SegmentFiles) -> [Segment?]? {
    guard let node = fields.node("segments") else { return files.segments }
    guard let sequence = node.sequence else {
      fields.wrongType(node, "segments", "a list, each member beginning with `- audio:`")
      return nil
    }
    guard sequence.count <= Limits.segmentsPerEpisode else {
      fields.findings.add(
        .tooManySegments,
        at: fields.place(of: node),
        "has \(sequence.count) segments; \(Limits.segmentsPerEpisode) are allowed"
      )
      return nil
    }
    return sequence.map { node in
      Fields(node, file: fields.file, findings: fields.findings, what: "a segment")
        .flatMap { segment(from: $0, files: files) }
    }
  }

  private static func segment(from fields: Fields, files: SegmentFiles) -> Segment? {
    fields.require("audio", example: "01-welcome.wav")
    let audio = fields.path("audio")
    let title = fields.text("title")
    let speaker = fields.text("speaker", characters: Limits.speakerCharacters)
    let transcript = fields.path("transcript")
    let tags = fields.tags("tags")
    let only = fields.only()
    let image = fields.path("image")
    let url = fields.address("url")
    let highlight = HighlightManifest.highlight(from: fields)
    let cleaning = CleaningManifest.switches(from: fields)
    fields.refuseOthers(in: "a segment")
    guard let audio else { return nil }
    var segment = Segment(
      audio: audio,
      title: title?.value ?? SegmentFiles.title(of: audio.value),
      speaker: speaker?.value,
      transcript: transcript ?? files.transcript(of: audio),
      tags: tags,
      only: only
    )
    segment.image = image
    segment.url = url?.value
    segment.highlight = highlight
    segment.cleaning = cleaning
    return segment
  }
}
