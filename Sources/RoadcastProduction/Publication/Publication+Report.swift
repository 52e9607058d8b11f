import RoadcastFeed
import RoadcastModel

extension Publication {
  /// What the build reports.
  ///
  /// - Parameter steps: how long each step took.
  /// - Returns: the build's part of the report.
  func report(steps: [StepTime]) -> BuildReport {
    let used = Set(cuts.flatMap { $0.programme.parts.map(\.audio) })
    var items: [FeedName: Int] = [:]
    for cut in cuts { items[cut.programme.feed, default: 0] += 1 }
    return BuildReport(
      output: trees[.open]?.staging.output ?? "",
      privateOutput: trees[.private]?.staging.output,
      changed: isChanged,
      feeds: plan.feeds.map { feed in
        let path = FeedLayout.feed(feed.name)
        return BuildReport.Feed(
          name: feed.name,
          tree: feed.tree,
          path: path,
          url: plan.show.baseURL.value + path,
          items: items[feed.name] ?? 0
        )
      },
      voicemails: voicemails.sorted { $0.slug < $1.slug }.map {
        BuildReport.Voicemail(slug: $0.slug, path: $0.path, isNew: $0.isNew)
      },
      encoded: encoded,
      cached: used.subtracting(encoded).sorted(),
      assemblies: assemblies,
      steps: steps,
      isPrivate: plan.show.isPrivate,
      guid: FeedGuids(of: plan.show).show,
      kept: kept,
      changes: changes
    )
  }

  /// What's different in the feeds since the last build.
  ///
  /// - Parameter feeds: this build's feeds, as far as anything in their folder is new.
  /// - Returns: the changes, by kind and slug.
  func changes(to feeds: [FeedName: PublishedFeed]) -> [BuildReport.Change] {
    let changed = plan.feeds.filter { feeds[$0.name] != nil && $0.name.tagSet == nil }
    let places = Dictionary(
      plan.episodes.indices.map { (plan.episodes[$0].episode.slug, $0) }
    ) { first, _ in first }
    return FeedChanges(from: ledger.feeds, to: feeds, feeds: changed).list { slug in
      guard let planned = places[slug].map({ plan.episodes[$0] }) else {
        return leftOut.contains(slug) ? "left out because of errors" : "episode.yml is gone"
      }
      return switch planned.status {
      case .expired: "expired"
      case .draft: planned.episode.draft ? "is a draft" : "waits for approval"
      case .scheduled: "dated in the future"
      case .published, .invalid: "not for this feed"
      }
    }
  }

  func assembly(
    of cut: Cut,
    _ file: CacheIndex.AssembledFile,
    isNew: Bool,
    duration: Duration
  ) -> BuildReport.Assembly {
    BuildReport.Assembly(
      slug: cut.slug,
      feed: cut.programme.feed,
      path: cut.audioPath(file),
      isNew: isNew,
      duration: duration
    )
  }
}
