import RoadcastFiles
import RoadcastModel

/// Reads the show's artwork, or takes the packaged one.
enum ArtworkReader {
  /// - `cover`: where the manifest names one.
  static func read(
    _ cover: Located<String>?,
    of show: Show,
    in workspace: Workspace,
    into findings: inout [Diagnostic]
  ) throws(WorkFailure) -> PublishedArtwork {
    let packaged = PublishedArtwork(bytes: PackageResources.default_cover_png)
    guard let cover else {
      findings.append(
        Diagnostic(
          .defaultCover,
          at: show.location,
          "has no `cover`; a plain one is used until you add a square picture of 1400 to 3000 pixels"
        )
      )
      return packaged
    }
    guard
      let bytes = try workspace.read(
        cover,
        limit: Limits.coverBytes,
        what: "the artwork",
        into: &findings
      )
    else { return packaged }
    let place = SourceLocation(file: cover.value)
    guard let artwork = Artwork(bytes) else {
      findings.append(Diagnostic(.badArtwork, at: place, "is neither a JPEG nor a PNG picture"))
      return packaged
    }
    for problem in artwork.problems(byteCount: bytes.count) {
      findings.append(
        Diagnostic(
          .badArtwork,
          severity: problem.isError ? .error : .warning,
          at: place,
          problem.text
        )
      )
    }
    return PublishedArtwork(bytes: bytes)
  }
}
