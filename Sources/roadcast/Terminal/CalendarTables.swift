import RoadcastModel

/// `calendar` for people: the slots, and what is stale.
struct CalendarTables {
  let calendar: CadenceCalendar
  let style: Style
  let columns: Int

  var text: String {
    var parts: [String] = []
    if calendar.cadence == nil {
      parts.append("show.yml has no `cadence`: nothing is promised, and nothing can be late.")
    } else if calendar.slots.isEmpty {
      parts.append("No slot lies in that time.")
    } else {
      parts += [slots, summary]
    }
    if !calendar.stale.isEmpty { parts.append(stale) }
    return parts.joined(separator: "\n\n")
  }

  private var slots: String {
    let isDaily = calendar.cadence == .daily
    var table = Table(header: ["", isDaily ? "day" : "from"])
    if !isDaily { table.header.append("to") }
    table.header += ["state", "episodes"]
    table.rows = calendar.slots.map { slot in
      [slot.isCurrent ? "▸" : "", slot.first.description]
        + (isDaily ? [] : [slot.last.description])
        + [slot.state.rawValue, slot.episodes.map(told).joined(separator: "; ")]
    }
    let states = calendar.slots.map(\.state)
    let column = isDaily ? 2 : 3
    table.paint = { row, place, text in
      guard place == column else { return text }
      switch states[row] {
      case .published: return style.green(text)
      case .missing: return style.red(text)
      case .due: return style.yellow(text)
      case .planned: return text
      case .open: return style.dim(text)
      }
    }
    return table.text(columns: columns)
  }

  private func told(_ entry: Slot.Entry) -> String {
    switch entry.status {
    case .published: entry.title
    case .scheduled, .draft, .expired, .invalid: "\(entry.title) (\(entry.status.rawValue))"
    }
  }

  private var summary: String {
    let promised = calendar.promised.count
    let kept = promised - calendar.missing.count
    return "\(kept) of \(promised) \(calendar.cadence?.rawValue ?? "") slots kept"
  }

  private var stale: String {
    let words = [
      StaleEpisode.Reason.reviewOverdue: "review", .draftOverdue: "still a draft",
    ]
    return Table(
      header: ["overdue since", "days", "what", "episode"],
      rows: calendar.stale.map {
        [$0.since.date.description, "\($0.days)", words[$0.reason] ?? "", $0.slug]
      },
      numbers: [1]
    ).text(columns: columns)
  }
}
