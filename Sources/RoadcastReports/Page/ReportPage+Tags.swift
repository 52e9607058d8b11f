import RoadcastModel
import RoadcastSite

/// The values for tags.
extension ReportPage {
  var tags: [String: Any?] {
    let strip = TagStrip(content.tags, dates: content.calendar.words)
    let facets = content.show.facets.map(\.name)
    return [
      "hasTags": !content.tags.rows.isEmpty && !strip.weeks.isEmpty,
      "weeks": "\(strip.weeks.count)",
      "patience": "\(TagsReport.patience)",
      "facets": facets.compactMap { facet -> HTMLValues? in
        let rows = content.tags.rows.filter { $0.facet == facet }
        guard !rows.isEmpty else { return nil }
        let most = 40
        return HTMLValues([
          "facet": facet,
          "rows": rows.prefix(most).map { row in
            HTMLValues([
              "tag": row.tag, "episodes": "\(row.episodes)",
              "last": row.last.map { content.calendar.words.short($0.date) } ?? "never",
              "iso": row.last?.date.description,
              "isStale": row.isStale,
              "strip": strip.element(for: row), "words": strip.words(for: row),
            ])
          },
          "more": rows.count > most ? "\(rows.count - most)" : nil,
        ])
      },
    ]
  }
}
