package import RoadcastModel

/// Whether episodes cover the right topics: how often each tag was used, and when last.
package struct TagsReport: Sendable, Equatable {
  /// One tag.
  package struct Row: Sendable, Equatable {
    package var facet: String
    package var tag: String

    /// The number of covered episodes that have the tag.
    package var episodes: Int

    /// When the newest episode with the tag was published, covered or not; nil where none was.
    package var last: Moment?

    /// The slug of that episode.
    package var lastSlug: String?

    /// Whole weeks since then.
    package var weeksSince: Int?

    /// The weeks (their Mondays) with a covered episode that has the tag, oldest first.
    package var weeks: [CivilDate]

    /// Whether the tag hasn't been covered for ``TagsReport/patience`` weeks.
    package var isStale: Bool { weeksSince.map { $0 >= TagsReport.patience } ?? true }
  }

  /// In the order of the vocabulary; a facet of any text has the tags in use, newest first.
  package var rows: [Row]

  /// The weeks (their Mondays) from that of the first covered episode to today's, oldest first.
  package var weeks: [CivilDate]

  /// How the show's language writes dates.
  package var words: DateWords

  /// The number of weeks after which reports mark a tag that isn't covered.
  package static let patience = 8

  /// The most weeks to list.
  private static let mostWeeks = 5_000

  /// Looks for the tags of published episodes; `today` is that of the show's `CadenceCalendar`.
  package init(of plan: Plan, in scope: ReportScope, today: CivilDate) {
    struct Key: Hashable {
      var facet: String
      var tag: String
    }
    words = plan.show.dates.words
    var tagged: [Key: [Episode]] = [:]
    let feed = scope.feed.flatMap(plan.feed)
    var first: CivilDate?
    let published = plan.episodes.map(\.episode).filter { plan.isOut($0, in: scope.feed) }.sorted {
      ($0.published.value.seconds, $0.slug) < ($1.published.value.seconds, $1.slug)
    }
    for episode in published {
      let segments = episode.segments.filter { feed?.contains($0, of: episode) ?? true }
      guard !segments.isEmpty else { continue }
      if first == nil, scope.includes(episode.published.value) {
        first = episode.published.value.date.monday
      }
      let tags = episode.tags + segments.flatMap(\.tags)
      for key in Set(tags.map { Key(facet: $0.facet, tag: $0.value) }) {
        tagged[key, default: []].append(episode)
      }
    }
    let used = Dictionary(grouping: tagged.keys, by: \.facet)
    rows = plan.show.facets.flatMap { facet in
      let tags =
        facet.tags?.map { Key(facet: facet.name, tag: $0) }
        ?? (used[facet.name] ?? []).sorted { left, right in
          let (one, other) = (tagged[left]?.last, tagged[right]?.last)
          return (other?.published.value.seconds ?? 0, left.tag)
            < (one?.published.value.seconds ?? 0, right.tag)
        }
      return tags.map { key in
        Row(key.facet, key.tag, tagged[key] ?? [], scope: scope, now: plan.now)
      }
    }
    let last = today.monday
    weeks = []
    if var week = first {
      week = max(week, last.advanced(by: -7 * Self.mostWeeks))
      while week <= last {
        weeks.append(week)
        week = week.advanced(by: 7)
      }
    }
  }

  /// The tags that no episode has had for a number of weeks, or ever.
  package func uncovered(weeks: Int) -> [Row] {
    rows.filter { row in row.weeksSince.map { $0 >= weeks } ?? true }
  }
}

extension TagsReport.Row {
  /// Counts the episodes that have a tag, which are sorted by date.
  fileprivate init(
    _ facet: String,
    _ tag: String,
    _ episodes: [Episode],
    scope: ReportScope,
    now: Moment
  ) {
    let counted = episodes.map(\.published.value).filter(scope.includes)
    let last = episodes.last?.published.value
    self.init(
      facet: facet,
      tag: tag,
      episodes: counted.count,
      last: last,
      lastSlug: episodes.last?.slug,
      weeksSince: last.map { Int(now.seconds - $0.seconds) / (7 * 86_400) },
      weeks: Set(counted.map(\.date.monday)).sorted()
    )
  }
}
