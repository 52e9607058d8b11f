package import RoadcastModel

/// How a feed's lengths go over the weeks.
package struct LengthTrend: Sendable, Equatable {
  package struct Week: Sendable, Equatable {
    package var monday: CivilDate
    package var episodes: Int

    /// The mean of the week's episodes.
    package var mean: Milliseconds

    /// The mean of all episodes in this week and the three before it.
    package var rolling: Milliseconds
  }

  /// Those in which something went out, oldest first.
  package var weeks: [Week]

  /// The mean of all episodes; nil where there is none.
  package var mean: Milliseconds?

  /// How many weeks a rolling mean looks back on.
  private static let span = 4

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

  private static func mean(sum: Int, count: Int) -> Milliseconds {
    Milliseconds((2 * sum + count) / (2 * count))
  }

  /// The rolling mean of the newest week and of the one that shares no week with it, where both are.
  package var change: (now: Milliseconds, before: Milliseconds)? {
    guard let last = weeks.last else { return nil }
    let limit = last.monday.advanced(by: -7 * Self.span)
    guard let before = weeks.last(where: { $0.monday <= limit }) else { return nil }
    return (last.rolling, before.rolling)
  }
}
