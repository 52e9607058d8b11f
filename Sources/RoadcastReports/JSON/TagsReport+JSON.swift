package import RoadcastModel

extension TagsReport {
  /// One JSON document with sorted keys; `diagnostics` are the workspace's.
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
}
