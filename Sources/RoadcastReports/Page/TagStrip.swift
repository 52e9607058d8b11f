import RoadcastModel

/// One tag over the last weeks: a cell for each, filled where something told of it.
struct TagStrip {
  /// The newest weeks told.
  static let span = 26

  /// Mondays, oldest first.
  let weeks: [CivilDate]

  init(_ report: TagsReport) { weeks = report.weeks.suffix(Self.span) }

  func element(for row: TagsReport.Row) -> String {
    var svg = SVG(height: 14)
    let told = Set(row.weeks)
    for (index, week) in weeks.enumerated() {
      svg.rect(
        told.contains(week) ? "told" : "untold",
        x: SVG.Place(index * 10 + 1, of: weeks.count * 10),
        y: 1,
        width: SVG.Place(8, of: weeks.count * 10),
        height: 12,
        tip: told.contains(week) ? "week of \(week.short)" : nil
      )
    }
    return svg.element
  }

  /// What the drawing says, in words.
  func words(for row: TagsReport.Row) -> String {
    let told = Set(row.weeks)
    return "told in \(weeks.count { told.contains($0) }) of \(weeks.count) weeks"
  }
}
