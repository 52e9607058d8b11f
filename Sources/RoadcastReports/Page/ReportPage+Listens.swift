import RoadcastModel
import RoadcastSite

/// The values for downloads.
extension ReportPage {
  var listens: [String: Any?] {
    guard let report = content.listens else { return ["hasListens": false] }
    let words = report.show.dates.words
    func day(_ moment: Moment?) -> String { moment.map { words.short($0.date) } ?? "never" }
    let quiet = report.quiet
    let people = report.people.filter { $0.downloads > 0 || $0.isActive }
    return [
      "hasListens": true,
      "listensPeriod": report.period.map { words.span(from: $0.first.date, to: $0.last.date) }
        ?? "no requests",
      "hasGroups": !report.groups.isEmpty,
      "fetched": report.episodes.prefix(Self.mostRows).map { entry in
        HTMLValues([
          "day": entry.published == nil ? "" : day(entry.published),
          "iso": entry.published?.date.description,
          "title": entry.title ?? entry.slug, "downloads": "\(entry.downloads)",
          "people": "\(entry.people)",
          "shares": entry.shares.count > 1
            ? entry.shares.map { "\($0.feed.name): \($0.downloads)" }.joined(separator: ", ") : nil,
        ])
      },
      "groups": report.groups.map { group in
        HTMLValues([
          "name": group.feed.name, "downloads": "\(group.downloads)", "people": "\(group.people)",
          "active": "\(group.active)",
        ])
      },
      "hasPeople": !people.isEmpty,
      "peopleCount": "\(people.count)",
      "people": people.prefix(Self.mostRows).map { person in
        HTMLValues([
          "name": person.name, "gets": Optional(person.feed).name,
          "downloads": "\(person.downloads)",
          "last": day(person.lastDownload), "contact": day(person.lastFetch),
        ])
      },
      "morePeople": people.count > Self.mostRows ? "\(people.count - Self.mostRows)" : nil,
      "quietCount": quiet.isEmpty ? nil : "\(quiet.count) of \(report.active)",
      "quiet": quiet.prefix(Self.mostRows).map { person in
        HTMLValues(["name": person.name, "contact": day(person.lastFetch)])
      },
      "noOneQuiet": quiet.isEmpty && report.active > 0,
      "listensNotes": report.notes.dropFirst().map { HTMLValues(["note": $0]) },
      "meaning": ListensReport.meaning,
    ]
  }
}
