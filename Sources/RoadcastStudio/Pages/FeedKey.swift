import RoadcastModel

/// The name of a feed in the studio's addresses.
enum FeedKey {
  static func text(_ name: FeedName) -> String {
    switch name {
    case .main: "main"
    case .audience(let audience): "audience-\(audience)"
    case .tags(let set): "tags-\(set.name)"
    }
  }
}
