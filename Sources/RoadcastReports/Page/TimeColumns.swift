import RoadcastModel

/// The columns that charts over time share: a slot of the cadence each, or an episode each where the
/// show has none.
struct TimeColumns {
  struct Column {
    var first: CivilDate

    /// What went out in it, earliest first.
    var episodes: [LengthsReport.Entry]

    /// Whether the show promised an episode, and none went out.
    var isMissing = false
  }

  /// The most that one chart shows.
  static let most = 120

  /// Oldest first.
  let columns: [Column]

  /// How many older ones there are.
  let hidden: Int

  init(_ lengths: LengthsReport, _ calendar: CadenceCalendar) {
    let entries = Dictionary(lengths.episodes.map { ($0.slug, $0) }) { first, _ in first }
    var all: [Column]
    if calendar.cadence == nil {
      all = lengths.episodes.reversed().map {
        Column(first: $0.published.date, episodes: [$0])
      }
    } else {
      all = calendar.slots.filter { $0.first <= calendar.today }.map { slot in
        Column(
          first: slot.first,
          episodes: slot.episodes.compactMap { entries[$0.slug] },
          isMissing: slot.state == .missing
        )
      }
      all = Array(all.drop { $0.episodes.isEmpty && !$0.isMissing })
    }
    columns = all.suffix(Self.most)
    hidden = all.count - columns.count
  }

  /// What the columns show, oldest first.
  var episodes: [LengthsReport.Entry] { columns.flatMap(\.episodes) }

  /// The columns at which another month begins, with its name; a January has its year.
  var months: [(index: Int, name: String)] {
    var last: CivilDate?
    return columns.enumerated().compactMap { index, column in
      defer { last = column.first }
      if let last, last.month == column.first.month, last.year == column.first.year { return nil }
      let name = String(CivilDate.monthNames[column.first.month - 1].prefix(3))
      let isNewYear = last.map { $0.year != column.first.year } ?? true
      return (index, isNewYear ? "\(name) \(column.first.year)" : name)
    }
  }

  /// Draws the months below a plot.
  func drawMonths(in svg: inout SVG, y: Int) {
    let months = months
    let step = (months.count + 11) / 12
    // A month's name, the first with its year, takes about so much of the plot.
    let room = (columns.count * 11 + 99) / 100
    var free = 0
    for (place, month) in months.enumerated()
    where place % max(1, step) == 0 && month.index >= free {
      free = month.index + (month.name.count > 3 ? room : room / 2)
      // Not all have room on a phone.
      let isMinor = months.count > 5 && place / max(1, step) % 3 != 0
      svg.label(
        month.name,
        style: isMinor ? "month minor" : "month",
        x: SVG.Place(month.index, of: columns.count),
        y: y
      )
    }
  }
}

extension CivilDate {
  /// `20 Nov 2026`.
  var short: String { "\(day) \(CivilDate.monthNames[month - 1].prefix(3)) \(year)" }

  /// This day to another, as `16–22 Nov 2026`.
  func span(to last: CivilDate) -> String {
    if self == last { return short }
    if (year, month) == (last.year, last.month) { return "\(day)–\(last.short)" }
    let name = CivilDate.monthNames[month - 1].prefix(3)
    return year == last.year ? "\(day) \(name) – \(last.short)" : "\(short) – \(last.short)"
  }
}
