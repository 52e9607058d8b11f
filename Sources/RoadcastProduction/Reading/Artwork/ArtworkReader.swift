import RoadcastFiles
import RoadcastModel

/// Reads the artwork of the show or of an audience, or uses the packaged picture.
struct ArtworkReader {
  let workspace: Workspace
  let show: Show
  let inspector: PictureInspector

  /// Reads a cover and reports what's wrong with it.
  ///
  /// - Parameters:
  ///   - cover: where the manifest names one.
  ///   - log: gets what's wrong with the picture.
  /// - Returns: the picture, or the packaged one where it's missing or can't be used.
  /// - Throws: when the file can't be read.
  func read(
    _ cover: Located<String>?,
    into log: inout DiagnosticLog
  ) throws(WorkFailure) -> PublishedArtwork {
    let packaged = PublishedArtwork.packaged
    guard let cover else {
      log.add(
        .defaultCover,
        at: show.location,
        "has no `cover`; a plain picture is used until you add a square one of 1400 to 3000 pixels"
      )
      return packaged
    }
    guard
      let bytes = try workspace.read(
        cover,
        limit: Limits.coverBytes,
        what: "the artwork",
        into: &log
      )
    else { return packaged }
    let place = SourceLocation(file: cover.value)
    guard let (artwork, hash) = inspector.inspect(bytes, at: place, into: &log) else {
      return packaged
    }
    if hash == packaged.hash {
      log.add(
        .defaultCover,
        at: place,
        "is Roadcast's own plain picture; replace it with yours: square, 1400 to 3000 pixels"
      )
    }
    for problem in artwork.problems(byteCount: bytes.count) {
      log.add(
        .badArtwork,
        severity: problem.isError ? .error : .warning,
        at: place,
        problem.text
      )
    }
    return PublishedArtwork(artwork.format, hash: hash, bytes: bytes)
  }
}
