import RoadcastListens
import RoadcastModel

extension ListensReport {
  /// A row for each episode and person, or for all people of a feed who have no private address (RFC 4180).
  ///
  /// An episode that no one has fetched has a row without a person; so does a person who has fetched none.
  package var csv: String {
    let titles = Dictionary(episodes.map { ($0.slug, $0) }) { first, _ in first }
    func episode(_ slug: String) -> [String] {
      [slug, titles[slug]?.title ?? "", titles[slug]?.published?.spreadsheetText ?? ""]
    }
    func text(_ seconds: Int64) -> String {
      show.dates.shown(Moment(seconds: seconds)).spreadsheetText
    }
    var rows: [[String]] = []
    for entry in episodes {
      for person in people {
        guard let found = person.episodes.first(where: { $0.slug == entry.slug }) else { continue }
        rows.append(
          episode(entry.slug) + [
            Optional(person.feed).name, person.subscriber.id, person.subscriber.name,
            "\(found.downloads.count)", text(found.downloads.first), text(found.downloads.last),
          ]
        )
      }
      for (feed, downloads) in count.others[entry.slug] ?? [:]
      where entry.shares.contains(where: { $0.feed == feed }) {
        rows.append(
          episode(entry.slug) + [
            feed.name, "", "", "\(downloads.count)", text(downloads.first), text(downloads.last),
          ]
        )
      }
      if entry.downloads == 0 { rows.append(episode(entry.slug) + ["", "", "", "0", "", ""]) }
    }
    for person in people where person.downloads == 0 {
      rows.append(
        ["", "", "", Optional(person.feed).name, person.subscriber.id, person.subscriber.name]
          + ["0", "", ""]
      )
    }
    return CSVDocument(
      header: [
        "slug", "title", "published", "audience", "id", "name", "downloads", "first", "last",
      ],
      rows: rows
    ).text
  }
}
