import RoadcastModel

extension LengthsReport {
  /// A row for each feed's version of an episode (RFC 4180).
  ///
  /// Lengths are in seconds, with a column for each kind. `rolling_seconds` is the trend: the average
  /// of the feed's four weeks up to the episode's.
  package var csv: String {
    let names = kinds.map(\.name)
    let rolling = Dictionary(
      trend.weeks.map { ($0.monday, $0.rolling.decimal) },
      uniquingKeysWith: { $1 }
    )
    return CSVDocument(
      header: [
        "slug", "title", "published", "audience", "seconds", "verdict", "off_limits", "off_target",
        "rolling_seconds",
      ] + names.map { "seconds_\($0)" } + ["segments"],
      rows: episodes.flatMap { entry in
        cutsByFeed(of: entry).map {
          row(of: $0.cut, for: $0.feed, in: entry, kinds: names, rolling: rolling)
        }
      }
    ).text
  }

  private func row(
    of cut: Cut,
    for feed: FeedName,
    in entry: Entry,
    kinds names: [String],
    rolling: [CivilDate: String]
  ) -> [String] {
    var row = [entry.slug, entry.title, entry.published.rfc3339, feed.audience ?? ""]
    row += [cut.length.milliseconds.decimal, cut.length.verdict.word]
    row += [cut.length.offLimits, cut.length.offTarget].map(\.decimal)
    row.append(rolling[entry.published.date.monday] ?? "")
    let lengths = Dictionary(cut.kinds.map { ($0.name, $0.length) }) { first, _ in first }
    row += names.map { (lengths[$0] ?? Milliseconds(0)).decimal }
    row.append(cut.segments.map { "\($0.name) \($0.percent)%" }.joined(separator: "; "))
    return row
  }
}
