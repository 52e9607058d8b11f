import RoadcastFeed
import RoadcastModel

extension Publication {
  /// What the build reports.
  ///
  /// - Parameter steps: how long each step took.
  /// - Returns: the build's part of the report.
  func report(steps: [StepTime]) -> BuildReport {
    let used = Set(cuts.flatMap { $0.programme.parts.map(\.audio) })
    return BuildReport(
      output: staging.output,
      changed: isChanged,
      feeds: plan.feeds.map { feed in
        let path = FeedLayout.feed(feed.name)
        return BuildReport.Feed(
          name: feed.name,
          path: path,
          url: plan.show.baseURL.value + path,
          items: cuts.count { $0.programme.feed == feed.name }
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
      kept: kept
    )
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
      path: Self.audioPath(cut.slug, file),
      isNew: isNew,
      duration: duration
    )
  }
}
