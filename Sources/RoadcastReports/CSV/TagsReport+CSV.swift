import RoadcastModel

extension TagsReport {
  /// A row for each tag (RFC 4180).
  package var csv: String {
    CSVDocument(
      header: ["facet", "tag", "episodes", "last", "weeks_since", "last_slug"],
      rows: rows.map { row in
        [
          row.facet, row.tag, "\(row.episodes)", row.last?.spreadsheetText ?? "",
          row.weeksSince.map(String.init) ?? "", row.lastSlug ?? "",
        ]
      }
    ).text
  }
}
