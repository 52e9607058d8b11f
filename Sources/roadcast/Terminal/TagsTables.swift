import RoadcastReports
import RoadcastModel

/// `report tags` for people.
struct TagsTables {
  let report: TagsReport
  let style: Style
  let columns: Int

  var text: String {
    guard !report.rows.isEmpty else { return "Nothing to tell." }
    var table = Table(header: ["facet", "episodes", "last", "weeks ago", "tag"])
    table.numbers = [1, 3]
    table.rows = report.rows.map { row in
      [
        row.facet, "\(row.episodes)", row.last?.date.description ?? "never",
        row.weeksSince.map(String.init) ?? "", row.tag,
      ]
    }
    table.paint = { row, column, text in
      guard column == 2 || column == 3 else { return text }
      let weeks = report.rows[row].weeksSince
      return weeks.map { $0 < TagsReport.patience } ?? false ? text : style.yellow(text)
    }
    return table.text(columns: columns)
  }
}
