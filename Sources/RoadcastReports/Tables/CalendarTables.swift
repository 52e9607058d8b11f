package import RoadcastModel

/// The calendar as text: a table of slots, and one of episodes that need attention.
package struct CalendarTables {
  private let calendar: CadenceCalendar
  private let style: TerminalStyle
  private let columns: Int

  /// Lays out a calendar for a terminal that is `columns` wide.
  package init(_ calendar: CadenceCalendar, style: TerminalStyle, columns: Int) {
    self.calendar = calendar
    self.style = style
    self.columns = columns
  }

  package var text: String {
    var parts: [String] = []
    if calendar.cadence == nil {
      parts.append("show.yml has no `cadence`, so no episode can be late. Add `cadence: weekly`.")
    } else if calendar.slots.isEmpty {
      parts.append("No slots in this period.")
    } else {
      parts += [slots, summary]
    }
    if !calendar.stale.isEmpty { parts.append(stale) }
    if !calendar.nextRun.changes.isEmpty { parts.append(nextRun) }
    return parts.joined(separator: "\n\n")
  }

  private var slots: String {
    var table = Table(header: ["", "slot", "state", "episodes"])
    table.rows = calendar.slots.map { slot in
      [
        slot.isCurrent ? "▸" : "", calendar.words.span(from: slot.first, to: slot.last),
        slot.state.rawValue, slot.episodes.map(title).joined(separator: "; "),
      ]
    }
    let states = calendar.slots.map(\.state)
    table.paint = { row, column, text in
      guard column == 2 else { return text }
      switch states[row] {
      case .published: return style.green(text)
      case .missing: return style.red(text)
      case .due, .waiting: return style.yellow(text)
      case .planned: return text
      case .open: return style.dim(text)
      }
    }
    return table.text(columns: columns)
  }

  private func title(of entry: Slot.Entry) -> String {
    switch entry.status {
    case .published: entry.isWaiting ? "\(entry.title) (not in the feed)" : entry.title
    case .scheduled, .draft, .expired, .invalid: "\(entry.title) (\(entry.status.rawValue))"
    }
  }

  private var summary: String {
    let promised = calendar.promised.count
    let waiting = calendar.waiting.count
    let kept = promised - calendar.missing.count - waiting
    var text = "\(kept) of \(promised) \(calendar.cadence?.rawValue ?? "") slots have an episode"
    if !calendar.isReleaseKnown {
      text += " by the manifests; what listeners got isn't known before a build"
    } else if waiting > 0 {
      text += "; \(waiting) \(waiting == 1 ? "has" : "have") one that isn't in the feed"
    }
    return text
  }

  /// What `publish --if-due` does next, and when.
  private var nextRun: String {
    let run = calendar.nextRun
    let time =
      run.moment.map { moment in
        let minutes = moment.secondOfDay / 60
        return
          "\(calendar.words.short(moment.date)), \(padded(minutes / 60)):\(padded(minutes % 60))"
      } ?? "now"
    let lines = run.changes.map { change in
      let feeds = change.feeds.map { $0.label ?? "main feed" }.joined(separator: ", ")
      let verb = change.kind == .appears ? "adds" : "removes"
      return "  \(verb) \(change.title.escapedForDisplay) (\(feeds))"
    }
    return (["next run of `publish --if-due`: \(time)"] + lines).joined(separator: "\n")
  }

  private var stale: String {
    Table(
      header: ["overdue since", "days", "reason", "episode"],
      rows: calendar.stale.map {
        [calendar.words.short($0.since.date), "\($0.days)", $0.reason.words, $0.slug]
      },
      numbers: [1]
    ).text(columns: columns)
  }
}
