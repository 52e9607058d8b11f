import RoadcastHashing
import RoadcastFiles
import RoadcastModel

/// A picture as it's published.
struct PublishedArtwork: Sendable {
  /// Relative to `feed/`.
  var path: String

  /// The media type.
  var type: String
  var bytes: [UInt8]
}

extension PublishedArtwork {
  /// The artwork of the show or of an audience.
  init(bytes: [UInt8]) {
    let format = Artwork(bytes)?.format ?? .png
    self.bytes = bytes
    type = format.type
    path = FeedLayout.artwork(format, hash: Digest.hex(bytes))
  }
}
