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

  /// The feed of a plan that has this key; nil if there's none.
  static func feed(_ key: String, in feeds: [Feed]) -> FeedName? {
    feeds.map(\.name).first { text($0) == key }
  }
}
