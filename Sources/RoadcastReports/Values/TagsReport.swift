package import RoadcastModel

/// Whether briefings are about the right things: which tags were told, how often, and when last.
package struct TagsReport: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package var facet: String
    package var tag: String

    /// How many episodes that went out tell of it.
    package var episodes: Int

    /// When the newest of all went out, told of or not; nil where none ever did.
    package var last: Moment?

    /// The newest one's slug.
    package var lastSlug: String?

    /// Whole weeks since then.
    package var weeksSince: Int?

    /// The weeks (their Mondays) in which it was told, each once, oldest first.
    package var weeks: [CivilDate]
  }

  /// In the order of the vocabulary; a facet of any text has those that were used, newest first.
  package var rows: [Row]

  /// The weeks (their Mondays) from that of the first episode told of to today's, oldest first.
  package var weeks: [CivilDate]

  /// How long something may go untold before a report points at it, in weeks.
  package static let patience = 8

  /// The most weeks told one by one.
  private static let mostWeeks = 5_000

  /// - `today`: the show's day, as `CadenceCalendar` has it.
  package init(of plan: Plan, in scope: ReportScope, today: CivilDate) {
    struct Key: Hashable {
      var facet: String
      var tag: String
    }
    var told: [Key: [Episode]] = [:]
    let feed = scope.feed.flatMap(plan.feed)
    var first: CivilDate?
    let out = plan.episodes.map(\.episode).filter { $0.isOut(at: plan.now) }.sorted {
      ($0.published.value.seconds, $0.slug) < ($1.published.value.seconds, $1.slug)
    }
    for episode in out {
      let heard = episode.segments.filter {
        feed?.contains($0, of: episode) ?? true
      }
      guard !heard.isEmpty else { continue }
      if first == nil, scope.includes(episode.published.value) {
        first = episode.published.value.date.monday
      }
      let tags = episode.tags + heard.flatMap(\.tags)
      for key in Set(tags.map { Key(facet: $0.facet.value, tag: $0.value.value) }) {
        told[key, default: []].append(episode)
      }
    }
    let used = Dictionary(grouping: told.keys, by: \.facet)
    rows = plan.show.facets.flatMap { facet in
      let tags =
        facet.tags?.map { Key(facet: facet.name, tag: $0) }
        ?? (used[facet.name] ?? []).sorted { left, right in
          let (one, other) = (told[left]?.last, told[right]?.last)
          return (other?.published.value.seconds ?? 0, left.tag)
            < (one?.published.value.seconds ?? 0, right.tag)
        }
      return tags.map { key in
        Self.row(key.facet, key.tag, told[key] ?? [], scope: scope, now: plan.now)
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

  /// - `episodes`: those that tell of it, oldest first.
  private static func row(
    _ facet: String,
    _ tag: String,
    _ episodes: [Episode],
    scope: ReportScope,
    now: Moment
  ) -> Row {
    let counted = episodes.map(\.published.value).filter(scope.includes)
    let last = episodes.last?.published.value
    return Row(
      facet: facet,
      tag: tag,
      episodes: counted.count,
      last: last,
      lastSlug: episodes.last?.slug,
      weeksSince: last.map { Int(now.seconds - $0.seconds) / (7 * 86_400) },
      weeks: Set(counted.map(\.date.monday)).sorted()
    )
  }

  /// What nobody told of in the last weeks, or ever.
  package func uncovered(weeks: Int) -> [Row] {
    rows.filter { row in row.weeksSince.map { $0 >= weeks } ?? true }
  }
}
