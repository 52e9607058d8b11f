import RoadcastModel

/// Finds what the next build would remove, perhaps by mistake.
struct WithdrawalFinder {
  let ledger: Ledger

  /// The slugs of all episodes, readable or not.
  let slugs: Set<String>

  /// Finds what was published and wouldn't be any more.
  ///
  /// What has expired, became a draft or is for other audiences now has left on purpose. Feeds that are
  /// ahead, or have drafts, come and go.
  ///
  /// - Parameter plan: the next build's.
  /// - Returns: the withdrawals, episodes first.
  func withdrawals(in plan: Plan) -> [Withdrawal] {
    let statuses = Dictionary(
      plan.episodes.map { ($0.episode.slug, $0.status) }
    ) { first, _ in first }
    var found: [String: Withdrawal] = [:]
    for feed in plan.feeds where feed.tree == .open {
      for (slug, item) in ledger.items(of: feed.name) where found[slug] == nil {
        if !slugs.contains(slug) {
          found[slug] = .missingEpisode(
            slug: slug,
            title: item.title,
            feed: feed.name,
            newSlug: newSlug(of: item, in: plan)
          )
        } else if statuses[slug] == .scheduled, let date = item.published,
          date <= plan.now
        {
          found[slug] = .postponedEpisode(slug: slug, feed: feed.name, date: date)
        }
      }
    }
    let audiences = ledger.strayAudiences.map { name -> Withdrawal in
      plan.feed(.audience(name)) == nil ? .missingAudience(name) : .exposedAudience(name)
    }
    return found.sorted { $0.key < $1.key }.map(\.value) + audiences
  }

  /// The folder that an episode has now: it has the same title and date, and was never published.
  private func newSlug(of item: PublishedItem, in plan: Plan) -> String? {
    plan.episodes.first { planned in
      planned.episode.title == item.title
        && planned.episode.published.value.seconds == item.published?.seconds
        && !ledger.hasPublished(planned.episode.slug, in: plan.feeds)
    }?.episode.slug
  }
}
