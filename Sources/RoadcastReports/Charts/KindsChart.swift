import RoadcastModel

/// The kinds of segments in each episode: stacked columns over time.
struct KindsChart {
  private let columns: TimeColumns
  private let lengths: LengthsReport

  /// The longest main version, in milliseconds.
  private let longest: Int

  init(columns: TimeColumns, lengths: LengthsReport) {
    self.columns = columns
    self.lengths = lengths
    longest =
      columns.episodes.compactMap(\.cuts.first).map(\.length.milliseconds.count).max() ?? 0
  }

  /// The most kinds with their own colour; the others share one.
  static let mostKinds = 7

  private static let between = "pauses, opener, closer"

  /// Pixels of the plot, and of the space above and below it.
  private let plot = 180
  private let top = 8
  private let bottom = TimeColumns.namesHeight

  /// The kinds in the order of the vocabulary, each with its class in the style sheet.
  var legend: [(name: String, style: String)] {
    let names = lengths.kinds.map(\.name)
    let own = names.prefix(Self.mostKinds).enumerated().map { ($1, "kind\($0)") }
    let rest = names.count > Self.mostKinds ? [("other kinds", "kindrest")] : []
    return own + rest + [(Self.between, "between")]
  }

  private var scale: Int { max(1, longest) }

  /// The vertical axis: 0 and the longest version.
  var axis: String {
    var svg = SVG(height: top + plot + bottom)
    if longest > 0 {
      let mark = LengthText.formatLimit(Milliseconds(longest / 1_000 * 1_000))
      svg.label(mark, style: "tick", x: .end, y: top + 8)
    }
    svg.label("0:00", style: "tick", x: .end, y: top + plot + 4)
    return svg.element
  }

  /// The plot.
  var element: String {
    var svg = SVG(height: top + plot + bottom)
    let styles = Dictionary(legend.map { ($0.name, $0.style) }) { first, _ in first }
    for (index, column) in columns.columns.enumerated() {
      let whole = columns.columns.count * column.episodes.count * 10
      for (place, entry) in column.episodes.enumerated() {
        guard let cut = entry.cuts.first else { continue }
        var drawn = 0
        let parts =
          cut.kinds.map { ($0.name, styles[$0.name] ?? "kindrest", $0.length) }
          + [(Self.between, "between", cut.between)]
        for (name, style, length) in parts {
          let lower = top + plot - drawn * plot / scale
          drawn += length.count
          let upper = top + plot - drawn * plot / scale
          guard upper < lower else { continue }
          svg.rect(
            style,
            x: SVG.Place((index * column.episodes.count + place) * 10 + 1, of: whole),
            y: upper,
            width: SVG.Place(8, of: whole),
            height: lower - upper,
            tip:
              "\(columns.words.short(entry.published.date)): \(name) \(LengthText.format(length))"
          )
        }
      }
    }
    svg.line("base", x1: .start, y1: top + plot, x2: .end, y2: top + plot)
    columns.drawMonths(in: &svg, below: top + plot)
    return svg.element
  }
}
