import RoadcastModel

/// The report of tags as text: one table.
package struct TagsTable {
  private let report: TagsReport
  private let style: TerminalStyle
  private let columns: Int

  /// Lays out a report for a terminal that is `columns` wide.
  package init(_ report: TagsReport, style: TerminalStyle, columns: Int) {
    self.report = report
    self.style = style
    self.columns = columns
  }

  package var text: String {
    guard !report.rows.isEmpty else { return "No tags to show." }
    var table = Table(header: ["facet", "episodes", "last", "weeks ago", "tag"])
    table.numbers = [1, 3]
    table.rows = report.rows.map { row in
      [
        row.facet, "\(row.episodes)", row.last.map { report.words.short($0.date) } ?? "never",
        row.weeksSince.map(String.init) ?? "", row.tag,
      ]
    }
    table.paint = { row, column, text in
      let isStale = (column == 2 || column == 3) && report.rows[row].isStale
      return isStale ? style.yellow(text) : text
    }
    return table.text(columns: columns)
  }
}
