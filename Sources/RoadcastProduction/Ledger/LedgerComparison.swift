import RoadcastFeed
import RoadcastModel

/// Compares a plan with what was published last, for the checks.
struct LedgerComparison {
  let ledger: Ledger

  /// Whether the file that a hash in an address names was made from other recordings than a programme
  /// would be; nil if that isn't known.
  let isOtherAudio: (_ hash: String, Programme) -> Bool?

  /// Adds the published guid of the show, and the versions that would replace published ones.
  ///
  /// A show with another guid is a new show, so its episodes replace nothing.
  func compare(_ plan: inout Plan) {
    let guids = FeedGuids(of: plan.show)
    plan.guids?.publishedShow = ledger.showGuid
    if let old = ledger.showGuid, old.lowercased() != guids.show { return }
    for index in plan.episodes.indices {
      let planned = plan.episodes[index]
      plan.episodes[index].republications = planned.programmes.compactMap { programme in
        guard let feed = plan.feed(programme.feed) else { return nil }
        return republication(of: planned, programme, in: feed, guids)
      }
    }
  }

  private func republication(
    of planned: PlannedEpisode,
    _ programme: Programme,
    in feed: Feed,
    _ guids: FeedGuids
  ) -> Republication? {
    let episode = planned.episode
    guard !feed.hasDrafts, let item = ledger.items(of: feed.name)[episode.slug] else { return nil }
    let guid = guids.item(planned, programme)
    if item.guid != guid, guids.reissue(of: item.guid, episode, in: feed.name) < episode.reissue {
      return nil
    }
    // A feed that is ahead has dates of its own.
    let hasNewDate =
      feed.ahead == 0
      && item.published.map { $0.seconds != episode.published.value.seconds } ?? false
    return Republication(
      feed: feed.name,
      oldTitle: item.title,
      oldGUID: item.guid,
      oldDate: item.published,
      guid: guid,
      hasNewDate: hasNewDate,
      hasNewAudio: hasNewAudio(programme, than: item)
    )
  }

  private func hasNewAudio(_ programme: Programme, than item: PublishedItem) -> Bool {
    if let isOther = isOtherAudio(item.hash, programme) { return isOther }
    // Feeds of older versions have the length rounded down.
    let seconds = [programme.durationInSeconds, programme.duration / programme.sampleRate]
    return item.duration.map { !seconds.contains($0) } ?? false
  }
}
