package import RoadcastModel

extension TagsReport {
  /// One JSON document, sorted by key.
  ///
  /// - `diagnostics`: what is wrong with the workspace.
  package func json(_ diagnostics: [Diagnostic]) -> String {
    var json = JSONWriter(forTerminal: true)
    json.object { json in
      json.list(diagnostics)
      json.list("tags", of: rows) { row, json in
        json.member("episodes", row.episodes)
        json.member("facet", row.facet)
        json.member("last", row.last?.rfc3339)
        json.member("lastSlug", row.lastSlug)
        json.member("tag", row.tag)
        json.list("weeks", row.weeks.map(\.description))
        json.member("weeksSince", row.weeksSince)
      }
    }
    return json.text
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
