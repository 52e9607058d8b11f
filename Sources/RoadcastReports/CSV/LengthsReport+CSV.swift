import RoadcastModel

extension LengthsReport {
  /// A row for each version of an episode, with the feeds that have it (RFC 4180).
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
        "slug", "title", "published", "in_feed", "audiences", "seconds", "verdict", "off_limits",
        "off_target",
        "rolling_seconds",
      ] + names.map { "seconds_\($0)" } + ["segments"],
      rows: Self.cuts(of: due).map {
        row(of: $0.cut, in: $0.episode, kinds: names, rolling: rolling)
      }
    ).text
  }

  private func row(
    of cut: Cut,
    in entry: Entry,
    kinds names: [String],
    rolling: [CivilDate: String]
  ) -> [String] {
    var row = [entry.slug, entry.title, entry.published.spreadsheetText]
    row.append(entry.isReleased.map { $0 ? "yes" : "no" } ?? "")
    row.append(cut.feeds.map { $0.label ?? "main" }.joined(separator: "; "))
    row += [cut.length.milliseconds.decimal, cut.length.verdict.word]
    row += [cut.length.offLimits, cut.length.offTarget].map(\.decimal)
    row.append(rolling[entry.published.date.monday] ?? "")
    let lengths = Dictionary(cut.kinds.map { ($0.name, $0.length) }) { first, _ in first }
    row += names.map { (lengths[$0] ?? Milliseconds(0)).decimal }
    row.append(cut.segments.map { "\($0.name) \($0.percent)%" }.joined(separator: "; "))
    return row
  }
}
