import RoadcastFiles
import RoadcastModel

/// Reads the pictures that an episode's segments have of their own.
struct ChapterPictureReader {
  let workspace: Workspace
  let inspector: PictureInspector

  /// Reads each segment's picture and reports what's wrong with it.
  ///
  /// - Parameters:
  ///   - episode: the episode.
  ///   - log: gets what's wrong with the pictures.
  /// - Returns: the pictures that can be used, by the segments' indices.
  /// - Throws: when a file can't be read.
  func read(
    for episode: Episode,
    into log: inout DiagnosticLog
  ) throws(WorkFailure) -> [Int: PublishedArtwork] {
    var pictures: [Int: PublishedArtwork] = [:]
    for (index, segment) in episode.segments.enumerated() {
      guard let path = segment.image,
        let bytes = try workspace.read(
          path,
          limit: Limits.coverBytes,
          what: "the picture",
          into: &log
        )
      else { continue }
      let place = SourceLocation(file: path.value)
      guard let (artwork, hash) = inspector.inspect(bytes, at: place, into: &log) else { continue }
      if !artwork.isRGB {
        log.add(.badArtwork, at: place, "isn't in RGB colours; export it as RGB")
      }
      pictures[index] = PublishedArtwork(
        path: FeedLayout.media(
          .chapterPicture(artwork.format),
          of: episode.slug,
          hash: hash
        ),
        hash: hash,
        type: artwork.format.type,
        bytes: bytes
      )
    }
    return pictures
  }
}
