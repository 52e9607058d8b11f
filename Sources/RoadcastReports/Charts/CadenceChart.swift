import RoadcastModel

/// The slots of a show's cadence as a calendar: a row is a month, or a year of a monthly show.
struct CadenceChart {
  /// The slots of a month or a year.
  struct Row {
    var name: String

    /// Each with the day that represents it.
    var slots: [(slot: Slot, day: CivilDate)]
  }

  private let calendar: CadenceCalendar

  /// The newest rows, oldest first.
  let rows: [Row]

  /// The number of older rows, which aren't drawn.
  let hidden: Int

  private static let mostRows = 18
  private let rowHeight = 28

  init(_ calendar: CadenceCalendar) {
    self.calendar = calendar
    var rows: [Row] = []
    let isByYear = calendar.cadence == .monthly
    for (slot, day) in zip(calendar.slots, calendar.days) {
      let month = calendar.words.shortMonth(day.month)
      let name = isByYear ? "\(day.year)" : "\(month) \(day.year)"
      if rows.last?.name == name {
        rows[rows.count - 1].slots.append((slot, day))
      } else {
        rows.append(Row(name: name, slots: [(slot, day)]))
      }
    }
    self.rows = rows.suffix(Self.mostRows)
    hidden = rows.count - self.rows.count
  }

  /// The most slots of a row.
  private var places: Int {
    switch calendar.cadence {
    case .daily: 31
    // A month of 30 or 31 days can begin on a Sunday.
    case .weekly, .biweekly: 6
    case .monthly, nil: 12
    }
  }

  private func place(of day: CivilDate) -> Int {
    switch calendar.cadence {
    case .daily: day.day - 1
    // The row of a wall calendar: two slots are never in the same one.
    case .weekly, .biweekly:
      (day.day + CivilDate(year: day.year, month: day.month, day: 1).weekday - 2) / 7
    case .monthly, nil: day.month - 1
    }
  }

  /// The rows' names.
  var axis: String {
    var svg = SVG(height: rows.count * rowHeight)
    for (index, row) in rows.enumerated() {
      svg.label(row.name, style: "tick", x: .end, y: index * rowHeight + 18)
    }
    return svg.element
  }

  /// The slots.
  var element: String {
    var svg = SVG(height: rows.count * rowHeight)
    for (index, row) in rows.enumerated() {
      for (slot, day) in row.slots { draw(slot, of: day, y: index * rowHeight, in: &svg) }
    }
    return svg.element
  }

  private func draw(_ slot: Slot, of day: CivilDate, y: Int, in svg: inout SVG) {
    let whole = places * 20
    let start = place(of: day) * 20
    let left = SVG.Place(start + 1, of: whole)
    let right = SVG.Place(start + 19, of: whole)
    let titles = slot.episodes.map(\.title).joined(separator: "; ")
    svg.rect(
      "slot \(slot.state.rawValue)",
      x: left,
      y: y + 3,
      width: SVG.Place(18, of: whole),
      height: rowHeight - 6,
      tip: "\(calendar.words.span(from: slot.first, to: slot.last)): \(slot.state.words)"
        + (titles.isEmpty ? "" : ", \(titles)")
    )
    if slot.state == .missing {
      svg.line("cross", x1: left, y1: y + 3, x2: right, y2: y + rowHeight - 3)
      svg.line("cross", x1: left, y1: y + rowHeight - 3, x2: right, y2: y + 3)
    }
    let text = calendar.cadence == .monthly ? "\(day.month)" : "\(day.day)"
    svg.label(
      text,
      style: "day \(slot.state.rawValue)\(calendar.cadence == .daily ? " minor" : "")",
      x: SVG.Place(start + 10, of: whole),
      y: y + 18
    )
  }
}
