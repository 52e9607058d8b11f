import RoadcastFiles
import RoadcastHashing
import RoadcastManifest
import RoadcastModel

/// Reads the finished transcripts and chapters of an episode, and its own picture.
struct GivenMaterialReader {
  let workspace: Workspace
  let inspector: PictureInspector

  /// Reads what an episode has.
  ///
  /// - Parameters:
  ///   - episode: The episode.
  ///   - log: Gets what's wrong with the files.
  /// - Returns: What can be published.
  /// - Throws: When a file can't be read.
  func read(
    for episode: Episode,
    into log: inout DiagnosticLog
  ) throws(WorkFailure) -> GivenMaterial {
    var given = GivenMaterial()
    if let cover = episode.cover {
      given.cover = try self.cover(cover, into: &log)
    }
    guard let enclosure = episode.enclosure else { return given }
    for path in enclosure.transcripts {
      guard let kind = GivenTranscript(name: WorkspacePath.name(of: path.value)),
        let bytes = try workspace.read(
          path,
          limit: Limits.transcriptBytes,
          what: "the transcript",
          into: &log
        )
      else { continue }
      let media = MediaKind.transcript(kind.kind)
      given.transcripts.append(
        file(path, media, bytes, of: episode.slug, language: kind.language)
      )
    }
    if let path = enclosure.chapters,
      let bytes = try workspace.read(
        path,
        limit: Limits.transcriptBytes,
        what: "the file of chapters",
        into: &log
      ),
      let starts = ChaptersReader.read(bytes, file: path.value, into: &log)
    {
      given.chapterFile = file(path, .chapters, bytes, of: episode.slug)
      given.chapters = starts.map { start in
        // Where it ends is known once the episode's length is.
        var chapter = Chapter(
          title: start.title,
          start: start.start,
          end: start.end ?? start.start
        )
        chapter.image = start.image
        chapter.url = start.url
        return chapter
      }
    }
    return given
  }

  private func file(
    _ path: Located<String>,
    _ kind: MediaKind,
    _ bytes: [UInt8],
    of slug: String,
    language: String? = nil
  ) -> GivenFile {
    let hash = Digest.hex(bytes)
    return GivenFile(
      source: path.value,
      path: FeedLayout.media(kind, of: slug, hash: hash),
      hash: hash,
      type: kind.type,
      language: language
    )
  }

  private func cover(
    _ path: Located<String>,
    into log: inout DiagnosticLog
  ) throws(WorkFailure) -> GivenFile? {
    guard
      let bytes = try workspace.read(
        path,
        limit: Limits.coverBytes,
        what: "the episode's cover",
        into: &log
      )
    else { return nil }
    let place = SourceLocation(file: path.value)
    guard let (artwork, hash) = inspector.inspect(bytes, at: place, into: &log) else { return nil }
    for problem in artwork.problems(byteCount: bytes.count) {
      // Directories look at the show's picture; apps show others as they are.
      log.add(.badArtwork, severity: .warning, at: place, problem.text)
    }
    return GivenFile(
      source: path.value,
      path: FeedLayout.artwork(artwork.format, hash: hash),
      hash: hash,
      type: artwork.format.type
    )
  }
}
