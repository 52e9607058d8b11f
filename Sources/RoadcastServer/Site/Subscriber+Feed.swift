import RoadcastModel

extension Subscriber {
  /// The name of the feed that they get; nil where their tags ask for a version that isn't built.
  var feed: FeedName? {
    guard tags.isEmpty else { return nil }
    return audience.map { .audience($0.value) } ?? .main
  }
}
