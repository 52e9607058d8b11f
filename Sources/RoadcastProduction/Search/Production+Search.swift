import RoadcastFiles
import RoadcastModel
package import RoadcastSearch

extension Production {
  /// Finds where something is said, in what the feeds hold at the production's moment.
  ///
  /// Lengths come from the cache where it knows them. A moment that several feeds hear is told once,
  /// of the main feed where that is one of them.
  ///
  /// - `audience`: the only feed to look in.
  /// - `limit`: the most moments told.
  package func search(
    _ query: SearchQuery,
    audience: String?,
    limit: Int
  ) async throws -> SearchReport {
    let clock = ContinuousClock()
    let start = clock.now
    var prepared = try await prepare(requestForDue(readsLedger: false))
    prepared.removeWhatIsNotDue()
    var report = SearchReport(diagnostics: prepared.diagnostics.report(isStrict: false))
    guard let plan = prepared.plan else { return report }
    let query = query.settled { $0.isUsed(in: plan) }
    let feeds = try feeds(audience, query, plan.show)

    let due = plan.episodes.filter { !ComposeSearch.programmes(of: $0).isEmpty }
    let bySlug = Dictionary(due.map { ($0.episode.slug, $0) }) { first, _ in first }
    let read = clock.now
    var updated = read
    let (results, count) = try SearchFile(workspace: workspace).use { index in
      defer { updated = clock.now }
      return try index.update(to: bySlug.mapValues(ComposeSearch.digest)) { slug in
        bySlug[slug].map(ComposeSearch.episode)
      }
    } _: { index in
      updated = clock.now
      return try index.results(of: query, in: feeds, limit: limit + 1)
    }
    report.cost = SearchReport.Cost(
      reading: read - start,
      episodes: due.count,
      updated: count,
      updating: updated - read,
      searching: clock.now - updated
    )
    report.isComplete = results.count <= limit
    report.moments = results.prefix(limit).map { result in
      SearchReport.Moment(
        result: result,
        url: plan.show.baseURL.value
          + FeedLayout.episodePage(
            result.slug,
            in: FeedName(audience: result.audience),
            at: result.start
          )
      )
    }
    return report
  }

  /// The feeds to look in; fails where the query names what the show does not have.
  private func feeds(_ audience: String?, _ query: SearchQuery, _ show: Show) throws -> [String] {
    try show.requireAudience(audience)
    for tag in query.tags {
      guard let name = tag.facet else { continue }
      guard let facet = show.facets.first(where: { $0.name.lowercased() == name.lowercased() })
      else {
        let facets = show.facets.map(\.name)
        throw WorkFailure(
          usage: "no facet \(name.quoted)" + Suggestion.clause(for: name, among: facets)
        )
      }
      let answers = facet.tags ?? [tag.value]
      guard answers.contains(where: { $0.lowercased() == tag.value.lowercased() }) else {
        throw WorkFailure(
          usage: "no tag \(tag.value.quoted) in facet \(facet.name.quoted)"
            + Suggestion.clause(for: tag.value, among: answers)
        )
      }
    }
    return audience.map { [$0] } ?? [""] + show.audiences.map(\.name.value)
  }
}

extension SearchQuery.TagFilter {
  /// Whether any episode or segment has such a tag.
  fileprivate func isUsed(in plan: Plan) -> Bool {
    func fits(_ tag: Tag) -> Bool {
      (facet.map { $0.lowercased() == tag.facet.value.lowercased() } ?? true)
        && value.lowercased() == tag.value.value.lowercased()
    }
    return plan.episodes.contains { planned in
      planned.episode.tags.contains(where: fits)
        || planned.episode.segments.contains { $0.tags.contains(where: fits) }
    }
  }
}
