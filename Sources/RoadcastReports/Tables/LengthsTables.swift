import RoadcastModel

/// The report of lengths as text: tables of versions, kinds and speakers, and the trend.
package struct LengthsTables {
  private let report: LengthsReport
  private let style: TerminalStyle
  private let columns: Int

  /// Lays out a report for a terminal that is `columns` wide.
  package init(_ report: LengthsReport, style: TerminalStyle, columns: Int) {
    self.report = report
    self.style = style
    self.columns = columns
  }

  package var text: String {
    guard !report.due.isEmpty else { return "No episodes published yet." }
    var parts = report.episodes.isEmpty ? ["No episodes published yet."] : []
    if !report.cuts.isEmpty { parts += [cuts, trend] }
    if !report.waiting.isEmpty {
      let slugs = report.waiting.map(\.slug).joined(separator: ", ")
      parts.append("not in the feed, so not counted: \(slugs)".cut(toWidth: columns))
    }
    if !report.unmeasured.isEmpty {
      let slugs = report.unmeasured.map(\.slug).joined(separator: ", ")
      parts.append("not measured, because of errors: \(slugs)".cut(toWidth: columns))
    }
    if !report.kinds.isEmpty { parts.append(kinds) }
    if !report.speakers.isEmpty { parts.append(speakers) }
    return parts.joined(separator: "\n\n")
  }

  private var cuts: String {
    let all = report.cuts
    let scale = max(1, report.policy.max.count, all.map(\.cut.length.milliseconds.count).max() ?? 1)
    let target = report.policy.target
    let band = target.lowerBound.count...target.upperBound.count
    // The other columns, with a title of some length, take about 72.
    let width = min(Table.widest, max(6, columns - 72))
    var table = Table(header: ["date", "length", "", "target", "title"])
    table.numbers = [1]
    table.rows = all.map { row in
      let length = row.cut.length
      let bar = BlockChart.bar(
        length.milliseconds.count,
        scale: scale,
        band: band,
        width: width
      )
      return [
        report.words.short(row.episode.published.date), length.text, bar,
        length.standing(report.policy),
        row.episode.title,
      ]
    }
    table.notes = all.map { row in
      feeds(of: row.cut, in: row.episode)
        + row.cut.segments.map { "\($0.percent)% \($0.name)" }.joined(separator: ", ")
    }
    table.paint = { row, column, text in
      guard column == 2 || column == 3 else { return text }
      switch all[row].cut.length.verdict {
      case .onTarget: return style.green(text)
      case .belowTarget, .aboveTarget: return style.yellow(text)
      case .tooShort, .tooLong: return style.red(text)
      }
    }
    return table.text(columns: columns)
  }

  /// The feeds that publish a version; empty where the report is about one feed, or all have the same.
  private func feeds(of cut: LengthsReport.Cut, in episode: LengthsReport.Entry) -> String {
    guard report.feeds.count > 1, episode.cuts.count > 1 || cut.feeds.first != .main else {
      return ""
    }
    return cut.feedNames().cut(toWidth: columns / 2) + ": "
  }

  private var trend: String {
    let trend = report.trend
    guard let mean = trend.mean else { return "" }
    var parts = ["average \(LengthText.format(mean))"]
    if let change = trend.change {
      // The difference of what is shown: equal lengths have none.
      let tenths = change.now.tenths - change.earlier.tenths
      let sign = tenths < 0 ? "−" : "+"
      let distance = tenths == 0 ? "no change" : "\(sign)\(LengthText.format(tenths: abs(tenths)))"
      parts.append("last four weeks \(LengthText.format(change.now))")
      parts.append("previous four weeks \(LengthText.format(change.earlier)) (\(distance))")
    }
    let line = parts.joined(separator: "; ")
    let text = line.count <= columns ? line : parts.joined(separator: "\n")
    let room = min(60, columns - 8)
    guard trend.weeks.count > 1, room > 1 else { return text }
    let weeks = trend.weeks.suffix(room)
    return "trend   \(BlockChart.sparkline(weeks.map(\.mean.tenths)))\n\(text)"
  }

  private var kinds: String {
    Table(
      header: ["length", "share", "kind"],
      rows: report.kinds.map { [LengthText.format($0.length), "\($0.percent)%", $0.name] },
      numbers: [0, 1]
    ).text(columns: columns)
  }

  private var speakers: String {
    Table(
      header: ["length", "words/min", "speaker"],
      rows: report.speakers.map { speaker in
        [
          LengthText.format(speaker.length), speaker.wordsPerMinute.map(String.init) ?? "–",
          speaker.name,
        ]
      },
      numbers: [0, 1]
    ).text(columns: columns)
  }
}
