import RoadcastModel

/// The columns that charts over time share: one for each slot, or for each episode of a show without
/// a cadence.
struct TimeColumns {
  /// A slot, or an episode.
  struct Column {
    /// The slot's first day, or the episode's date.
    var first: CivilDate

    /// The slot's published episodes, earliest first.
    var episodes: [LengthsReport.Entry]

    /// Whether the slot has passed without an episode.
    var isMissing = false
  }

  /// The most columns of a chart.
  static let most = 120

  /// Oldest first.
  let columns: [Column]

  /// The number of older columns, which aren't drawn.
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

  /// The episodes in all columns, oldest first.
  var episodes: [LengthsReport.Entry] { columns.flatMap(\.episodes) }

  /// The columns at which a month begins, with its name; the first of each year has the year too.
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
    // About the width of a month's name with a year, in columns.
    let room = (columns.count * 11 + 99) / 100
    var free = 0
    for (place, month) in months.enumerated()
    where place % max(1, step) == 0 && month.index >= free {
      free = month.index + (month.name.count > 3 ? room : room / 2)
      // A phone has no room for all of them.
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
