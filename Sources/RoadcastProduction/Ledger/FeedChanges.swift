import RoadcastModel

/// What a build has changed in the feeds since the last one, by episode.
struct FeedChanges {
  private var changes: [String: [BuildReport.Change.Kind: BuildReport.Change]] = [:]

  /// Compares the feeds.
  ///
  /// - Parameters:
  ///   - old: the items of the last build's feeds, by feed and slug.
  ///   - new: the items of this build's feeds.
  ///   - feeds: the order of the feeds.
  init(
    from old: [FeedName: PublishedFeed],
    to new: [FeedName: PublishedFeed],
    feeds: [Feed]
  ) {
    for feed in feeds {
      let old = old[feed.name]?.items ?? [:]
      let new = new[feed.name]?.items ?? [:]
      for (slug, item) in new {
        guard let known = old[slug] else {
          add(.added, item, in: feed.name)
          continue
        }
        // A draft has another date every day.
        let differences = item.differences(from: known)
          .filter { $0 != "date" || feed.tree == .open }
        if !differences.isEmpty { add(.changed, item, in: feed.name, differences) }
      }
      for (slug, item) in old where new[slug] == nil { add(.removed, item, in: feed.name) }
    }
  }

  /// The changes, by slug: additions first, then changes, then removals.
  ///
  /// - Parameter reason: why an episode was removed.
  /// - Returns: one for each episode and kind.
  func list(reason: (_ slug: String) -> String) -> [BuildReport.Change] {
    changes.values.flatMap(\.values).map { change in
      guard change.kind == .removed else { return change }
      var change = change
      change.details = [reason(change.slug)]
      return change
    }.sorted { ($0.kind, $0.slug) < ($1.kind, $1.slug) }
  }

  private mutating func add(
    _ kind: BuildReport.Change.Kind,
    _ item: PublishedItem,
    in feed: FeedName,
    _ details: [String] = []
  ) {
    var change =
      changes[item.slug]?[kind]
      ?? BuildReport.Change(kind: kind, slug: item.slug, title: item.title, feeds: [], details: [])
    change.feeds.append(feed)
    change.details += details.filter { !change.details.contains($0) }
    changes[item.slug, default: [:]][kind] = change
  }
}
