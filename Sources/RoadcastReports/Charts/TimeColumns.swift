import RoadcastModel

/// The columns that charts over time share: one for each slot, or for each episode of a show without
/// a cadence.
struct TimeColumns {
  /// A slot, or an episode.
  struct Column {
    /// The slot's first day, or the episode's date.
    var first: CivilDate

    /// The day that represents the column.
    var day: CivilDate

    /// The slot's published episodes, earliest first.
    var episodes: [LengthsReport.Entry]

    /// Whether the slot has passed without an episode.
    var isMissing = false
  }

  /// The most columns of a chart.
  static let most = 120

  /// Oldest first.
  let columns: [Column]

  /// How the show's language writes dates.
  let words: DateWords

  /// The number of older columns, which aren't drawn.
  let hidden: Int

  init(_ lengths: LengthsReport, _ calendar: CadenceCalendar) {
    words = calendar.words
    let entries = Dictionary(lengths.episodes.map { ($0.slug, $0) }) { first, _ in first }
    var all: [Column]
    if calendar.cadence == nil {
      all = lengths.episodes.reversed().map {
        Column(first: $0.published.date, day: $0.published.date, episodes: [$0])
      }
    } else {
      all = zip(calendar.slots, calendar.days).filter { slot, _ in
        slot.first <= calendar.today
      }.map { slot, day in
        Column(
          first: slot.first,
          day: day,
          episodes: slot.episodes.compactMap { entries[$0.slug] },
          isMissing: slot.state == .missing
        )
      }
      all = Array(all.drop { $0.episodes.isEmpty && !$0.isMissing })
    }
    columns = all.suffix(Self.most)
    hidden = all.count - columns.count
  }

  /// The episodes in all columns, oldest first.
  var episodes: [LengthsReport.Entry] { columns.flatMap(\.episodes) }

  /// Pixels below a plot that the names of months and years take.
  static let namesHeight = 38

  /// Draws the months, and the years below them.
  ///
  /// - Parameters:
  ///   - svg: The drawing.
  ///   - y: Pixels from its top to the end of the plot.
  func drawMonths(in svg: inout SVG, below y: Int) {
    let months = TimeScale(columns.map(\.day), by: .month, in: words)
    for name in months.names {
      svg.label(
        name.text,
        style: name.isMinor ? "month minor" : "month",
        x: SVG.Place(name.column, of: columns.count),
        y: y + 16
      )
    }
    for name in TimeScale(columns.map(\.day), by: .year, in: words).names {
      svg.label(
        name.text,
        style: name.isMinor ? "month minor" : "month",
        x: SVG.Place(name.column, of: columns.count),
        y: y + 32
      )
    }
  }
}
