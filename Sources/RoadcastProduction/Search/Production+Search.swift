import RoadcastFiles
package import RoadcastModel
package import RoadcastSearch

extension Production {
  /// Finds where something is said, in the episodes that the feeds have at the production's time.
  ///
  /// Lengths of known recordings come from the cache. A moment that several feeds have is found once,
  /// in the main feed if that is one of them.
  ///
  /// - Parameters:
  ///   - query: What to find.
  ///   - feed: The only feed to search; nil for all of them.
  ///   - limit: The largest number of results.
  /// - Returns: The results, the best match first.
  /// - Throws: `WorkFailure` if the workspace can't be read, or if the show doesn't have the feed
  ///   or a tag of the query.
  package func search(
    _ query: SearchQuery,
    feed: FeedName?,
    limit: Int
  ) async throws -> SearchReport {
    let clock = ContinuousClock()
    let start = clock.now
    var prepared = try await prepare(requestForDue(readsLedger: false))
    prepared.removeWhatIsNotDue()
    var report = SearchReport(diagnostics: prepared.diagnostics.report(isStrict: false))
    guard let plan = prepared.plan else { return report }
    let query = query.resolved { $0.isUsed(in: plan) }
    let feeds = try feeds(feed, query, plan.show)

    let composers = Dictionary(
      plan.episodes.compactMap { planned in
        SearchableEpisodeComposer(planned).map { (planned.episode.slug, $0) }
      }
    ) { first, _ in first }
    let read = clock.now
    var updated = read
    let (results, count) = try SearchIndexFile(workspace: workspace).withIndex { index in
      defer { updated = clock.now }
      return try index.update(to: composers.mapValues(\.digest)) { composers[$0]?.compose() }
    } _: { index in
      updated = clock.now
      return try index.results(of: query, in: feeds, limit: limit + 1)
    }
    report.cost = SearchReport.Cost(
      reading: read - start,
      episodes: composers.count,
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
            in: result.feed,
            at: result.start
          )
      )
    }
    return report
  }

  /// The feeds to search.
  ///
  /// - Throws: `WorkFailure` if the query names something that the show doesn't have.
  private func feeds(_ feed: FeedName?, _ query: SearchQuery, _ show: Show) throws -> [FeedName] {
    if let feed { try show.requireFeed(feed) }
    for tag in query.tags {
      guard let name = tag.facet else { continue }
      guard let facet = show.facets.first(where: { $0.name.lowercased() == name.lowercased() })
      else {
        let facets = show.facets.map(\.name)
        throw WorkFailure(
          usage: "no facet \(name.quoted)"
            + Suggestion.clause(for: name, among: facets, of: "show.yml")
        )
      }
      let answers = facet.tags ?? [tag.value]
      guard answers.contains(where: { $0.lowercased() == tag.value.lowercased() }) else {
        throw WorkFailure(
          usage: "no tag \(tag.value.quoted) in facet \(facet.name.quoted)"
            + Suggestion.clause(for: tag.value, among: answers, of: "it")
        )
      }
    }
    return feed.map { [$0] } ?? show.feeds.map(\.name)
  }
}

extension SearchQuery.TagFilter {
  /// Whether any episode or segment has this tag.
  fileprivate func isUsed(in plan: Plan) -> Bool {
    func fits(_ tag: Tag) -> Bool {
      (facet.map { $0.lowercased() == tag.facet.lowercased() } ?? true)
        && value.lowercased() == tag.value.lowercased()
    }
    return plan.episodes.contains { planned in
      planned.episode.tags.contains(where: fits)
        || planned.episode.segments.contains { $0.tags.contains(where: fits) }
    }
  }
}
