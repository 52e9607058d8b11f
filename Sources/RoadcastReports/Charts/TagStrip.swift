import RoadcastModel

/// One tag over the last weeks: a cell for each week, filled where an episode has the tag.
struct TagStrip {
  /// The most weeks.
  static let span = 26

  /// Mondays, oldest first.
  let weeks: [CivilDate]

  private let dates: DateWords

  /// - Parameters:
  ///   - report: The tags.
  ///   - dates: How the show's language writes dates.
  init(_ report: TagsReport, dates: DateWords) {
    weeks = report.weeks.suffix(Self.span)
    self.dates = dates
  }

  /// The drawing.
  func element(for row: TagsReport.Row) -> String {
    var svg = SVG(height: 14)
    let covered = Set(row.weeks)
    for (index, week) in weeks.enumerated() {
      svg.rect(
        covered.contains(week) ? "covered" : "uncovered",
        x: SVG.Place(index * 10 + 1, of: weeks.count * 10),
        y: 1,
        width: SVG.Place(8, of: weeks.count * 10),
        height: 12,
        tip: covered.contains(week) ? "week of \(dates.short(week))" : nil
      )
    }
    return svg.element
  }

  /// The drawing in words, for screen readers.
  func words(for row: TagsReport.Row) -> String {
    let covered = Set(row.weeks)
    return "covered in \(weeks.count { covered.contains($0) }) of \(weeks.count) weeks"
  }
}
