import RoadcastModel

/// What each episode is made of, by kind: stacked columns over time.
struct MakeUpChart {
  let columns: TimeColumns
  let lengths: LengthsReport

  /// The longest main cut, in milliseconds.
  private let longest: Int

  init(columns: TimeColumns, lengths: LengthsReport) {
    self.columns = columns
    self.lengths = lengths
    longest =
      columns.episodes.compactMap(\.cuts.first).map(\.length.milliseconds.count).max() ?? 0
  }

  /// The most kinds with a colour of their own; the rest share one.
  static let mostKinds = 7

  private let plot = 180
  private let top = 8
  private let bottom = 24

  /// The kinds in their order, each with the class of its colour.
  var legend: [(name: String, style: String)] {
    let names = lengths.kinds.map(\.name)
    let told = names.prefix(Self.mostKinds).enumerated().map { ($1, "kind\($0)") }
    let rest = names.count > Self.mostKinds ? [("other kinds", "kindrest")] : []
    return told + rest + [("pauses, opener, closer", "between")]
  }

  private var scale: Int { max(1, longest) }

  var axis: String {
    var svg = SVG(height: top + plot + bottom)
    if longest > 0 {
      let mark = LengthText.formatLimit(Milliseconds(longest / 1_000 * 1_000))
      svg.label(mark, style: "tick", x: .end, y: top + 8)
    }
    svg.label("0:00", style: "tick", x: .end, y: top + plot + 4)
    return svg.element
  }

  var element: String {
    var svg = SVG(height: top + plot + bottom)
    let styles = Dictionary(legend.map { ($0.name, $0.style) }) { first, _ in first }
    for (index, column) in columns.columns.enumerated() {
      let whole = columns.columns.count * column.episodes.count * 10
      for (place, entry) in column.episodes.enumerated() {
        guard let cut = entry.cuts.first else { continue }
        var told = 0
        let parts =
          cut.kinds.map { ($0.name, styles[$0.name] ?? "kindrest", $0.length) }
          + [("pauses, opener, closer", "between", cut.between)]
        for (name, style, length) in parts {
          let lower = top + plot - told * plot / scale
          told += length.count
          let upper = top + plot - told * plot / scale
          guard upper < lower else { continue }
          svg.rect(
            style,
            x: SVG.Place((index * column.episodes.count + place) * 10 + 1, of: whole),
            y: upper,
            width: SVG.Place(8, of: whole),
            height: lower - upper,
            tip: "\(entry.published.date.short): \(name) \(LengthText.format(length))"
          )
        }
      }
    }
    svg.line("base", x1: .start, y1: top + plot, x2: .end, y2: top + plot)
    columns.drawMonths(in: &svg, y: top + plot + bottom - 6)
    return svg.element
  }
}
