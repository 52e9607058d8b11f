package import RoadcastModel

/// One feed's version of an episode, with its length beside the show's limits.
package struct LengthVersion: Sendable, Equatable {
  package var feed: FeedName
  package var length: MeasuredLength

  /// The segments that play in it, by their positions.
  package var segments: [Int]

  /// Whether it can be published, as far as its length decides.
  package var isWithinLimits: Bool { length.isWithinLimits }
}
