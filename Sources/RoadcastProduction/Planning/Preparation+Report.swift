import RoadcastModel

extension Preparation {
  /// What `check` and `build` report.
  ///
  /// - Parameter isStrict: whether warnings count as errors.
  /// - Returns: the report, without a build's part.
  func report(isStrict: Bool) -> Report {
    Report(
      diagnostics: diagnostics.report(isStrict: isStrict),
      episodes: (readableEpisodes + unreadableEpisodes).sorted { $0.slug < $1.slug },
      build: nil,
      policy: plan?.show.length
    )
  }

  private var readableEpisodes: [EpisodeReport] {
    let invalid = leftOut.union(invalidSlugs)
    let inPlan = plan?.episodes ?? []
    // Their places alone: copies of the episodes would take many megabytes in a large show.
    let places = Dictionary(
      uniqueKeysWithValues: inPlan.indices.map { (inPlan[$0].episode.slug, $0) }
    )
    return manuscript.episodes.filter {
      plan == nil || places[$0.slug] != nil || leftOut.contains($0.slug)
    }.map { episode in
      let planned = places[episode.slug].map { inPlan[$0] }
      let status = plan.map { EpisodeStatus(of: episode, at: $0.now) } ?? .invalid
      return EpisodeReport(
        slug: episode.slug,
        title: episode.title,
        status: invalid.contains(episode.slug) ? .invalid : status,
        published: episode.hasDate ? episode.published.value : nil,
        awaiting: episode.awaiting,
        programmes: planned.map { planned in
          planned.programmes.filter { $0.feed.tagSet == nil }.map { report(on: $0, of: planned) }
        } ?? [],
        cuts: planned.map(cuts) ?? [],
        dueIn: planned?.dueIn ?? []
      )
    }
  }

  private func report(on programme: Programme, of planned: PlannedEpisode) -> ProgrammeReport {
    ProgrammeReport(
      programme,
      of: planned,
      policy: plan?.show.length ?? .standard,
      recordings: recordings
    )
  }

  private func cuts(of planned: PlannedEpisode) -> [CutReport] {
    let main = planned.programmes.first { $0.feed == .main }
    return (plan?.tagCuts(among: planned.programmes) ?? []).map { cut in
      CutReport(
        programme: report(on: cut.programme, of: planned),
        cut: cut,
        isMain: cut.programme.parts == main?.parts
      )
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
