import RoadcastFiles
import RoadcastModel

extension Preparation {
  /// What `check` and `build` report.
  ///
  /// - Parameter isStrict: whether warnings count as errors.
  /// - Returns: the report, without a build's part.
  /// - Throws: nothing of its own.
  func report(isStrict: Bool) async throws(WorkFailure) -> Report {
    let found = diagnostics
    async let diagnostics = found.report(isStrict: isStrict)
    let readable = try await readableEpisodes()
    return await Report(
      diagnostics: diagnostics,
      episodes: (readable + unreadableEpisodes).sorted { $0.slug < $1.slug },
      build: nil,
      policy: plan?.show.length
    )
  }

  private func readableEpisodes() async throws(WorkFailure) -> [EpisodeReport] {
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
    return try await reported.mapConcurrently(jobs: options.jobs) { [plan, recordings] index in
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

extension EpisodeReport {
  /// Adds the programmes of the episode.
  fileprivate mutating func add(
    _ planned: PlannedEpisode,
    in plan: Plan,
    _ recordings: [RecordingUse: KnownRecording]
  ) {
    dueIn = planned.dueIn
    var known: [(parts: [Programme.Part], report: ProgrammeReport)] = []
    func report(on programme: Programme) -> ProgrammeReport {
      // Usually, several feeds get the same parts, and what's reported takes no more memory then.
      if var report = known.first(where: { $0.parts == programme.parts })?.report {
        report.feed = programme.feed
        return report
      }
      let report = ProgrammeReport(
        programme,
        of: planned,
        policy: plan.show.length,
        recordings: recordings
      )
      known.append((programme.parts, report))
      return report
    }
    programmes = planned.programmes.filter { $0.feed.tagSet == nil }.map(report)
    let main = planned.programmes.first { $0.feed == .main }
    cuts = plan.tagCuts(among: planned.programmes).map { cut in
      CutReport(
        programme: report(on: cut.programme),
        cut: cut,
        isMain: cut.programme.parts == main?.parts
      )
    }
  }
}
