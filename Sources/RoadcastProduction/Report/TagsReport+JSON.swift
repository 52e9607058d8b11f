package import RoadcastModel

extension TagsReport {
  /// One JSON document, sorted by key.
  ///
  /// - `diagnostics`: what is wrong with the workspace.
  package func json(_ diagnostics: [Diagnostic]) -> String {
    JSONText.object([
      "diagnostics": .list(diagnostics.map(JSONText.init)),
      "tags": .list(
        rows.map { row in
          .object([
            "facet": .text(row.facet), "tag": .text(row.tag), "episodes": .integer(row.episodes),
            "last": .text(row.last?.rfc3339), "lastSlug": .text(row.lastSlug),
            "weeksSince": row.weeksSince.map { .integer($0) } ?? .null,
            "weeks": .list(row.weeks.map { .text($0.description) }),
          ])
        }
      ),
    ]).document
  }

  /// RFC 4180, a row for each tag.
  package var csv: String {
    CSV.text(
      header: ["facet", "tag", "episodes", "last", "weeks_since", "last_slug"],
      rows: rows.map { row in
        [
          row.facet, row.tag, "\(row.episodes)", row.last?.rfc3339 ?? "",
          row.weeksSince.map(String.init) ?? "", row.lastSlug ?? "",
        ]
      }
    )
  }
}
