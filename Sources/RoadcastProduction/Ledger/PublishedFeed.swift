import RoadcastFeed

/// What the ledger has of a published feed.
struct PublishedFeed: Equatable, Sendable {
  /// The feed's `podcast:guid`.
  private(set) var guid: String?

  /// The items that builds can have written, by slug; of several with one slug, the first.
  private(set) var items: [String: PublishedItem] = [:]

  /// Reads a feed.
  ///
  /// - Parameters:
  ///   - bytes: the feed.
  ///   - visit: gets each item as it's read.
  /// - Returns: what the ledger has of it, and the rest of what an app reads.
  /// - Throws: why apps would refuse the feed.
  static func read(
    _ bytes: [UInt8],
    _ visit: (FeedOutline.Entry) -> Void = { _ in }
  ) throws(FeedOutline.Failure) -> (feed: PublishedFeed, outline: FeedOutline) {
    var feed = PublishedFeed()
    let outline = try FeedOutline(bytes) { entry in
      visit(entry)
      if let item = PublishedItem(entry), feed.items[item.slug] == nil {
        feed.items[item.slug] = item
      }
    }
    feed.guid = outline.guid
    return (feed, outline)
  }
}

extension PublishedFeed: Packed {
  func pack(into bytes: inout [UInt8]) {
    guid.pack(into: &bytes)
    items.count.pack(into: &bytes)
    for item in items.values { item.pack(into: &bytes) }
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    guid = try .init(from: &bytes)
    let count = try bytes.count()
    items = Dictionary(minimumCapacity: count)
    for _ in 0..<count {
      let item = try PublishedItem(from: &bytes)
      items[item.slug] = item
    }
  }
}
