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
    let planned = Dictionary(
      uniqueKeysWithValues: (plan?.episodes ?? []).map { ($0.episode.slug, $0) }
    )
    return manuscript.episodes.filter {
      plan == nil || planned[$0.slug] != nil || leftOut.contains($0.slug)
    }.map { episode in
      let status = plan.map { EpisodeStatus(of: episode, at: $0.now) } ?? .invalid
      return EpisodeReport(
        slug: episode.slug,
        title: episode.title,
        status: invalid.contains(episode.slug) ? .invalid : status,
        published: episode.hasDate ? episode.published.value : nil,
        awaiting: episode.awaiting,
        programmes: planned[episode.slug].map { planned in
          planned.programmes.map {
            ProgrammeReport(
              $0,
              of: planned,
              policy: plan?.show.length ?? .standard,
              recordings: recordings
            )
          }
        } ?? [],
        dueIn: planned[episode.slug]?.dueIn ?? []
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
