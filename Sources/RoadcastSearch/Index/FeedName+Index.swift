import RoadcastModel

extension FeedName {
  /// The feed's name in the index: the audience's, or empty for the main feed.
  var indexKey: String { audience ?? "" }
}
