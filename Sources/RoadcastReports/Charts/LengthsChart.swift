import RoadcastModel

/// Lengths over time, with the limits, the target band and the trend.
struct LengthsChart {
  private let columns: TimeColumns
  private let lengths: LengthsReport

  /// The length at the top of the plot, in milliseconds.
  private let scale: Int

  /// Pixels of the plot, and of the space above and below it.
  private let plot = 220
  private let top = 16
  private let bottom = TimeColumns.namesHeight

  private var height: Int { top + plot + bottom }

  private var policy: LengthPolicy { lengths.policy }

  init(columns: TimeColumns, lengths: LengthsReport) {
    self.columns = columns
    self.lengths = lengths
    let longest = columns.episodes.flatMap(\.cuts).map(\.length.milliseconds.count).max() ?? 0
    scale = max(1, max(longest, lengths.policy.max.count) * 105 / 100)
  }

  /// Whether an audience's own version is drawn.
  var hasCuts: Bool { columns.episodes.contains { $0.cuts.count > 1 } }

  /// Whether a slot without an episode is drawn.
  var hasMissing: Bool { columns.columns.contains(where: \.isMissing) }

  private func y(_ length: Milliseconds) -> Int { top + plot - length.count * plot / scale }

  /// The vertical axis: the limits and the target, as far as they don't overlap.
  var axis: String {
    var svg = SVG(height: height)
    var taken: [Int] = []
    let marks = [
      policy.max, Milliseconds(0), policy.min, policy.target.upperBound, policy.target.lowerBound,
    ]
    for mark in marks where !taken.contains(where: { abs($0 - y(mark)) < 14 }) {
      taken.append(y(mark))
      svg.label(LengthText.formatLimit(mark), style: "tick", x: .end, y: y(mark) + 4)
    }
    return svg.element
  }

  /// The plot.
  var element: String {
    var svg = SVG(height: height)
    let target = policy.target
    svg.rect(
      "limits",
      x: .start,
      y: y(policy.max),
      width: .end,
      height: y(policy.min) - y(policy.max)
    )
    svg.rect(
      "target",
      x: .start,
      y: y(target.upperBound),
      width: .end,
      height: y(target.lowerBound) - y(target.upperBound)
    )
    for (index, column) in columns.columns.enumerated() {
      for (place, entry) in column.episodes.enumerated() {
        drawBars(of: entry, column: index, place: place, among: column.episodes.count, in: &svg)
      }
      if column.isMissing {
        svg.mark(
          "cross",
          x: SVG.Place(2 * index + 1, of: 2 * columns.columns.count),
          y: top + plot - 8,
          path: "M-3 -3L3 3M-3 3L3 -3",
          tip: "\(columns.words.short(column.first)): no briefing"
        )
      }
    }
    for limit in [policy.min, policy.max] {
      svg.line("limit", x1: .start, y1: y(limit), x2: .end, y2: y(limit))
    }
    drawTrend(in: &svg)
    svg.line("base", x1: .start, y1: top + plot, x2: .end, y2: top + plot)
    columns.drawMonths(in: &svg, below: top + plot)
    return svg.element
  }

  /// Draws the main version as a bar, and the others as lines at their lengths.
  private func drawBars(
    of entry: LengthsReport.Entry,
    column: Int,
    place: Int,
    among count: Int,
    in svg: inout SVG
  ) {
    let whole = columns.columns.count * count * 10
    let start = (column * count + place) * 10
    guard let main = entry.cuts.first else { return }
    let bar = y(main.length.milliseconds)
    let tip = "\(columns.words.short(entry.published.date)): \(entry.title), \(main.length.text)"
    svg.rect(
      "bar \(main.length.verdict.style)",
      x: SVG.Place(start + 1, of: whole),
      y: bar,
      width: SVG.Place(8, of: whole),
      height: max(1, top + plot - bar),
      tip: tip
    )
    for cut in entry.cuts.dropFirst() {
      let height = y(cut.length.milliseconds)
      svg.line(
        "cut \(cut.length.verdict.style)",
        x1: SVG.Place(start, of: whole),
        y1: height,
        x2: SVG.Place(start + 10, of: whole),
        y2: height
      )
    }
    // Colour alone must not carry information (WCAG 2.2, 1.4.1).
    if main.length.verdict == .tooLong || main.length.verdict == .tooShort {
      svg.mark(
        "out",
        x: SVG.Place(start + 5, of: whole),
        y: bar - 4,
        path: "M-4 -7L4 -7L0 0Z",
        tip: tip
      )
    }
  }

  private func drawTrend(in svg: inout SVG) {
    var weeks = lengths.trend.weeks[...]
    var last: (x: SVG.Place, y: Int)?
    for (index, column) in columns.columns.enumerated() {
      let next = index + 1 < columns.columns.count ? columns.columns[index + 1].first : nil
      var rolling: Milliseconds?
      while let week = weeks.first, next.map({ week.monday.advanced(by: 6) < $0 }) ?? true {
        if week.monday.advanced(by: 6) >= column.first { rolling = week.rolling }
        weeks.removeFirst()
      }
      guard let rolling else { continue }
      let point = (x: SVG.Place(2 * index + 1, of: 2 * columns.columns.count), y: y(rolling))
      if let last { svg.line("trend", x1: last.x, y1: last.y, x2: point.x, y2: point.y) }
      last = point
    }
  }
}
