import RoadcastFiles
import RoadcastModel

/// Reads the pictures that segments have of their own.
enum ChapterPictureReader {
  /// - Returns: the pictures by the segments' places; those that can't be used are missing, and
  ///   told.
  static func read(
    for episode: Episode,
    in workspace: Workspace,
    into findings: inout [Diagnostic]
  ) throws(WorkFailure) -> [Int: PublishedArtwork] {
    var pictures: [Int: PublishedArtwork] = [:]
    for (index, segment) in episode.segments.enumerated() {
      guard let path = segment.image,
        let bytes = try workspace.read(
          path,
          limit: Limits.coverBytes,
          what: "the picture",
          into: &findings
        )
      else { continue }
      let place = SourceLocation(file: path.value)
      guard let artwork = Artwork(bytes) else {
        findings.append(Diagnostic(.badArtwork, at: place, "is neither a JPEG nor a PNG picture"))
        continue
      }
      if !artwork.isRGB {
        findings.append(
          Diagnostic(.badArtwork, at: place, "is not in RGB colours; export it as RGB")
        )
      }
      pictures[index] = PublishedArtwork(
        path: FeedLayout.media(
          .chapterPicture(artwork.format),
          of: episode.slug,
          hash: Digest.hex(bytes)
        ),
        type: artwork.format.type,
        bytes: bytes
      )
    }
    return pictures
  }
}
