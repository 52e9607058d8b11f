import RoadcastModel

/// The summary at the top of the page: whether briefings are brief, on time and on topic, and what is
/// next.
struct ReportCards {
  /// One of the boxes.
  struct Card {
    var name: String
    var value: String
    var note: String

    /// An episode's title, shown after the note.
    var title: String?

    /// The class of a verdict: `on`, `off` or `out`.
    var style: String
  }

  private let content: ReportPage.Content

  init(_ content: ReportPage.Content) { self.content = content }

  var all: [Card] { [brief, onTime, onTopic, next].compactMap(\.self) }

  private var brief: Card? {
    let cuts = content.lengths.cuts
    guard !cuts.isEmpty else { return nil }
    let counted = cuts.count > content.lengths.episodes.count ? "versions" : "briefings"
    var notes: [String] = []
    for (verdict, words) in [
      (LengthPolicy.Verdict.tooLong, "too long"), (.tooShort, "too short"),
      (.aboveTarget, "above target"), (.belowTarget, "below target"),
    ] {
      let found = cuts.count { $0.cut.length.verdict == verdict }
      if found > 0 { notes.append("\(found) \(words)") }
    }
    let newest = cuts[0].cut.length
    // Old mistakes are counted, but they don't colour the card.
    let recent = cuts.filter { isRecent($0.episode.published.date) }.map(\.cut.length.verdict.style)
    return Card(
      name: "Brief",
      value: "\(cuts.count { $0.cut.length.verdict == .onTarget }) of \(cuts.count)",
      note: "\(counted) on target" + (notes.isEmpty ? "" : "; " + notes.joined(separator: ", "))
        + ". The newest is \(newest.text), \(newest.verdict.name)",
      style: recent.contains("out") ? "out" : recent.contains("off") ? "off" : "on"
    )
  }

  private var onTime: Card? {
    guard let cadence = content.calendar.cadence else { return nil }
    let promised = content.calendar.promised.count
    guard promised > 0 else { return nil }
    let missing = content.calendar.missing
    let waiting = content.calendar.waiting.count
    let unit =
      switch cadence {
      case .daily: "days"
      case .weekly: "weeks"
      case .biweekly: "two-week periods"
      case .monthly: "months"
      }
    return Card(
      name: "On time",
      value: "\(promised - missing.count - waiting) of \(promised)",
      note: "\(unit) with a briefing"
        + (waiting > 0 ? "; \(waiting) more not in the feed" : "")
        + (missing.last.map {
          "; last missed \(content.calendar.words.span(from: $0.first, to: $0.last))"
        } ?? ""),
      style: waiting > 0 || missing.contains { isRecent($0.last) } ? "off" : "on"
    )
  }

  /// Whether a day is recent enough to affect a card's colour.
  private func isRecent(_ day: CivilDate) -> Bool {
    day >= content.calendar.today.advanced(by: -7 * TagsReport.patience)
  }

  private var onTopic: Card? {
    let rows = content.tags.rows.filter { row in
      // A facet of any text has no vocabulary to cover.
      content.show.facets.contains { $0.name == row.facet && $0.tags != nil }
    }
    guard !rows.isEmpty, !content.tags.weeks.isEmpty else { return nil }
    let stale = rows.filter(\.isStale)
    let names = stale.prefix(3).map(\.tag).joined(separator: ", ")
    let rest = stale.count > 3 ? " and \(stale.count - 3) more" : ""
    return Card(
      name: "On topic",
      value: "\(rows.count - stale.count) of \(rows.count)",
      note: "tags covered in the last \(TagsReport.patience) weeks"
        + (stale.isEmpty ? "" : "; missing: \(names)\(rest)"),
      style: stale.isEmpty ? "on" : "off"
    )
  }

  private var next: Card? {
    let empty = content.calendar.nextEmpty
    let gap = empty.map {
      "nothing planned for \(content.calendar.words.span(from: $0.first, to: $0.last))"
    }
    let isLate = empty.map { $0.isCurrent && $0.state == .due } ?? false
    guard let coming = content.calendar.upcoming.first else {
      return gap.map {
        Card(
          name: "Next",
          value: "Nothing planned",
          note: String($0.dropFirst("nothing planned ".count)),
          style: isLate ? "out" : "off"
        )
      }
    }
    let words = coming.status == .draft ? "still a draft:" : "scheduled:"
    return Card(
      name: "Next",
      value: content.calendar.words.short(coming.published.date),
      note: (gap.map { "\($0); " } ?? "") + words,
      title: coming.title,
      style: isLate ? "out" : gap == nil ? "on" : "off"
    )
  }
}
