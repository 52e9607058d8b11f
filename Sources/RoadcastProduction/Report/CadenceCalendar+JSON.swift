package import RoadcastModel

extension CadenceCalendar {
  /// One JSON document, sorted by key.
  ///
  /// - `diagnostics`: what is wrong with the workspace.
  package func json(_ diagnostics: [Diagnostic]) -> String {
    JSONText.object([
      "diagnostics": .list(diagnostics.map(JSONText.init)),
      "cadence": .text(cadence?.rawValue), "today": .text(today.description),
      "slots": .list(
        slots.map { slot in
          .object([
            "first": .text(slot.first.description), "last": .text(slot.last.description),
            "state": .text(slot.state.rawValue), "current": .bool(slot.isCurrent),
            "episodes": .list(
              slot.episodes.map { entry in
                .object([
                  "slug": .text(entry.slug), "title": .text(entry.title),
                  "published": .text(entry.published.rfc3339),
                  "status": .text(entry.status.rawValue),
                ])
              }
            ),
          ])
        }
      ),
      "stale": .list(
        stale.map { entry in
          .object([
            "slug": .text(entry.slug), "title": .text(entry.title),
            "reason": .text(entry.reason.rawValue), "since": .text(entry.since.rfc3339),
            "days": .integer(entry.days),
          ])
        }
      ),
    ]).document
  }

  /// RFC 4180, a row for each slot.
  package var csv: String {
    CSV.text(
      header: ["first", "last", "state", "episodes", "titles"],
      rows: slots.map { slot in
        [
          slot.first.description, slot.last.description, slot.state.rawValue,
          slot.episodes.map(\.slug).joined(separator: " "),
          slot.episodes.map(\.title).joined(separator: "; "),
        ]
      }
    )
  }
}
