package import RoadcastModel

/// How the lengths of a feed develop over the weeks.
package struct LengthTrend: Sendable, Equatable {
  /// A week with at least one episode.
  package struct Week: Sendable, Equatable {
    package var monday: CivilDate
    package var episodes: Int

    /// The average of the week's episodes.
    package var mean: Milliseconds

    /// The average of the episodes of this week and the three weeks up to it.
    package var rolling: Milliseconds
  }

  /// Oldest first.
  package var weeks: [Week]

  /// The average of all episodes; nil without any.
  package var mean: Milliseconds?

  /// The number of weeks in a rolling average.
  private static let span = 4

  /// Computes the trend of one feed's versions.
  init(of episodes: [LengthsReport.Entry], in feed: FeedName) {
    var byWeek: [CivilDate: (count: Int, sum: Int)] = [:]
    for entry in episodes {
      guard let cut = entry.cuts.first(where: { $0.feeds.contains(feed) }) else { continue }
      byWeek[entry.published.date.monday, default: (0, 0)].count += 1
      byWeek[entry.published.date.monday, default: (0, 0)].sum += cut.length.milliseconds.count
    }
    weeks = byWeek.keys.sorted().map { monday in
      let recent = (0..<Self.span).compactMap { byWeek[monday.advanced(by: -7 * $0)] }
      let week = byWeek[monday] ?? (1, 0)
      return Week(
        monday: monday,
        episodes: week.count,
        mean: Self.mean(sum: week.sum, count: week.count),
        rolling: Self.mean(
          sum: recent.reduce(0) { $0 + $1.sum },
          count: recent.reduce(0) { $0 + $1.count }
        )
      )
    }
    let count = byWeek.values.reduce(0) { $0 + $1.count }
    mean =
      count == 0 ? nil : Self.mean(sum: byWeek.values.reduce(0) { $0 + $1.sum }, count: count)
  }

  /// The average, with halves rounded up.
  private static func mean(sum: Int, count: Int) -> Milliseconds {
    Milliseconds((2 * sum + count) / (2 * count))
  }

  /// The rolling averages of the newest four weeks and of the four weeks up to them.
  ///
  /// Nil where one of the two has no episode.
  package var change: (now: Milliseconds, earlier: Milliseconds)? {
    guard let last = weeks.last else { return nil }
    let limit = last.monday.advanced(by: -7 * Self.span)
    guard let earlier = weeks.last(where: { $0.monday <= limit }) else { return nil }
    return (last.rolling, earlier.rolling)
  }
}
