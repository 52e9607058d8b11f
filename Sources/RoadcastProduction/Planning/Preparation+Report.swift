import RoadcastFiles
import RoadcastModel

extension Preparation {
  /// What `check` and `build` report.
  ///
  /// - Parameter isStrict: whether warnings count as errors.
  /// - Returns: the report, without a build's part.
  func report(isStrict: Bool) async -> Report {
    let found = diagnostics
    async let diagnostics = found.report(isStrict: isStrict)
    let readable = await readableEpisodes()
    return await Report(
      diagnostics: diagnostics,
      episodes: (readable + unreadableEpisodes).sorted { $0.slug < $1.slug },
      build: nil,
      policy: plan?.show.length
    )
  }

  private func readableEpisodes() async -> [EpisodeReport] {
    let invalid = leftOut.union(invalidSlugs)
    let inPlan = plan?.episodes ?? []
    // Their places alone: copies of the episodes would take many megabytes in a large show.
    let places = Dictionary(
      uniqueKeysWithValues: inPlan.indices.map { (inPlan[$0].episode.slug, $0) }
    )
    let episodes = manuscript.episodes
    let reported = episodes.indices.filter {
      let slug = episodes[$0].slug
      return plan == nil || places[slug] != nil || leftOut.contains(slug)
    }
    return await reported.mapConcurrently(jobs: options.jobs) { [plan, recordings] index in
      let episode = episodes[index]
      let place = places[episode.slug]
      let status = plan.map { EpisodeStatus(of: episode, at: $0.now) } ?? .invalid
      var report = EpisodeReport(
        slug: episode.slug,
        title: episode.title,
        status: invalid.contains(episode.slug) ? .invalid : status,
        published: episode.hasDate ? episode.published.value : nil,
        awaiting: episode.awaiting,
        programmes: [],
        dueIn: []
      )
      if let plan, let place { report.add(inPlan[place], in: plan, recordings) }
      return report
    }
  }

  private var unreadableEpisodes: [EpisodeReport] {
    manuscript.unreadable.map { slug in
      EpisodeReport(
        slug: slug,
        title: slug,
        status: .invalid,
        published: nil,
        programmes: [],
        dueIn: []
      )
    }
  }
}
