import RoadcastModel

/// A highlight with its own file.
struct PublishedClip: Sendable {
  var highlight: Soundbite

  /// Relative to the published folder.
  var path: String

  /// The number of bytes.
  var length: Int
}
