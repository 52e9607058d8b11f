package import RoadcastModel

extension CadenceCalendar {
  /// A row for each slot (RFC 4180).
  package var csv: String {
    CSVDocument(
      header: ["first", "last", "state", "episodes", "titles"],
      rows: slots.map { slot in
        [
          slot.first.description, slot.last.description, slot.state.rawValue,
          slot.episodes.map(\.slug).joined(separator: " "),
          slot.episodes.map(\.title).joined(separator: "; "),
        ]
      }
    ).text
  }
}
