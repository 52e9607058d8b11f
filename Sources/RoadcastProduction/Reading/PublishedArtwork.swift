import RoadcastFiles
import RoadcastModel

/// A picture as it is published.
struct PublishedArtwork: Sendable {
  /// Below `feed/`.
  var path: String

  var type: String
  var bytes: [UInt8]
}

extension PublishedArtwork {
  /// The show's or an audience's.
  init(bytes: [UInt8]) {
    let format = Artwork(bytes)?.format ?? .png
    self.bytes = bytes
    type = format.type
    path = FeedLayout.artwork(format, hash: Digest.hex(bytes))
  }
}
