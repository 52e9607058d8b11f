import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// A picture as it's published.
struct PublishedArtwork: Sendable {
  /// Relative to `feed/`.
  var path: String

  /// The content's SHA-256.
  var hash: String

  /// The media type.
  var type: String
  var bytes: [UInt8]
}

extension PublishedArtwork {
  /// The artwork of the show or of an audience.
  init(_ format: Artwork.Format, hash: String, bytes: [UInt8]) {
    self.init(
      path: FeedLayout.artwork(format, hash: hash),
      hash: hash,
      type: format.type,
      bytes: bytes
    )
  }

  /// Roadcast's own picture, for shows without one.
  static var packaged: PublishedArtwork {
    let bytes = PackageResources.default_cover_png
    return PublishedArtwork(.png, hash: Digest.hex(bytes), bytes: bytes)
  }
}
