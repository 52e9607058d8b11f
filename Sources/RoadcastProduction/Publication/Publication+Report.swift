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
      feeds: plan.feeds.map { audience in
        let name = audience?.name.value
        let path = FeedLayout.feed(FeedName(audience: name))
        return BuildReport.Feed(
          audience: name,
          path: path,
          url: plan.show.baseURL.value + path,
          items: cuts.count { $0.programme.audience == name }
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
      guid: FeedComposer.guid(of: plan.show),
      warning: warning
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
      audience: cut.programme.audience,
      path: Self.audioPath(cut.slug, file),
      isNew: isNew,
      duration: duration
    )
  }
}
