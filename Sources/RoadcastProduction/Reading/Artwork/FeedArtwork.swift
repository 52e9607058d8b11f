import RoadcastModel

/// The pictures of a show's feeds.
struct FeedArtwork: Sendable {
  /// The show's own, or the packaged one.
  var show: PublishedArtwork

  /// By the audience's name, where it has its own.
  var audiences: [String: PublishedArtwork] = [:]

  /// The picture of a feed: the show's, unless its audience has its own.
  subscript(feed: FeedName) -> PublishedArtwork {
    feed.audience.flatMap { audiences[$0] } ?? show
  }

  /// Every picture once, the show's first.
  var all: [PublishedArtwork] {
    var paths: Set<String> = []
    return ([show] + audiences.sorted { $0.key < $1.key }.map(\.value))
      .filter { paths.insert($0.path).inserted }
  }
}
