import RoadcastModel
import RoadcastSite

/// The values for the schedule, and for what needs attention.
extension ReportPage {
  var calendar: [String: Any?] {
    let calendar = content.calendar
    let chart = CadenceChart(calendar)
    let newest = calendar.slots.reversed().prefix(Self.mostRows)
    return [
      "cadence": calendar.cadence?.rawValue,
      "cadenceTitle": calendar.cadence?.rawValue.capitalizedWord,
      "hasSlots": !calendar.slots.isEmpty,
      "isDaily": calendar.cadence == .daily,
      "cadenceAxis": chart.axis, "cadenceChart": chart.element,
      "hiddenRows": chart.hidden == 0 ? nil : "\(chart.hidden)",
      "states": Slot.State.allCases.map { HTMLValues(["state": $0.rawValue, "words": $0.words]) },
      "slots": newest.map { slot in
        HTMLValues([
          "span": calendar.words.span(from: slot.first, to: slot.last),
          "state": slot.state.rawValue,
          "isCurrent": slot.isCurrent,
          "entries": slot.episodes.map { entry in
            HTMLValues([
              "title": entry.title,
              "status": entry.isWaiting
                ? "not in the feed" : entry.status == .published ? nil : entry.status.rawValue,
            ])
          },
        ])
      },
      "moreSlots": more(than: calendar.slots.count),
    ]
  }

  var attention: [String: Any?] {
    let stale = content.calendar.stale
    let ranked =
      content.diagnostics.filter { $0.severity == .error }
      + content.diagnostics.filter { $0.severity == .warning }
    let most = 100
    // The others are folded, so that a hundred warnings don't hide the report.
    let few = 8
    let problems = ranked.prefix(most).map { diagnostic in
      HTMLValues([
        "severity": diagnostic.severity.rawValue, "file": diagnostic.location.file,
        "message": diagnostic.message,
      ])
    }
    return [
      "hasStale": !stale.isEmpty,
      "stale": stale.prefix(Self.mostRows).map { entry in
        HTMLValues([
          "title": entry.title, "since": content.calendar.words.short(entry.since.date),
          "iso": entry.since.date.description,
          "days": entry.days == 1 ? "1 day" : "\(entry.days) days",
          "reason": entry.reason.words,
        ])
      },
      "hasProblems": !ranked.isEmpty,
      "problems": Array(problems.prefix(few)),
      "hasFolded": problems.count > few, "folded": Array(problems.dropFirst(few)),
      "foldedCount": "\(problems.count - few)",
      "moreProblems": ranked.count > most ? "\(ranked.count - most)" : nil,
    ]
  }

  private func more(than count: Int) -> String? {
    count > Self.mostRows ? "\(count - Self.mostRows)" : nil
  }
}

extension String {
  /// With a capital first letter.
  fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
