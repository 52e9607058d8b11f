import RoadcastListens
package import RoadcastModel
import RoadcastSubscribers

extension ListensReport {
  /// One JSON document with sorted keys; `diagnostics` are the workspace's.
  package func json(_ diagnostics: [Diagnostic]) -> String {
    var json = JSONWriter(forTerminal: true)
    json.object { json in
      json.list("audiences", of: groups) { group, json in
        json.member("active", group.active)
        json.member("audience", group.feed?.audience)
        json.member("downloads", group.downloads)
        json.member("people", group.people)
        json.member("tags", group.feed?.tagSet?.text)
      }
      json.list(diagnostics)
      json.list("episodes", of: episodes) { entry, json in
        json.list("audiences", of: entry.shares) { share, json in
          json.member("audience", share.feed?.audience)
          json.member("downloads", share.downloads)
          json.member("people", share.people)
          json.member("tags", share.feed?.tagSet?.text)
        }
        json.member("downloads", entry.downloads)
        json.member("people", entry.people)
        json.member("published", entry.published?.rfc3339)
        json.member("slug", entry.slug)
        json.member("title", entry.title)
      }
      json.member("first", period?.first.rfc3339)
      json.member("last", period?.last.rfc3339)
      json.list("notes", notes)
      json.list("people", of: people) { write($0, to: &$1) }
      json.list("skipped", of: count.skipped) { skipped, json in
        json.list("lines", of: skipped.lines) { lines, json in
          json.member("count", lines.lines)
          json.member("first", lines.first)
          json.member("reason", lines.fault.rawValue)
        }
        json.member("log", skipped.log)
      }
    }
    return json.text
  }

  private func write(_ person: Person, to json: inout JSONWriter) {
    func text(_ seconds: Int64) -> String { show.dates.shown(Moment(seconds: seconds)).rfc3339 }
    json.member("active", person.isActive)
    json.member("audience", person.feed.audience)
    json.member("downloads", person.downloads)
    json.list("episodes", of: person.episodes) { episode, json in
      json.member("downloads", episode.downloads.count)
      json.member("first", text(episode.downloads.first))
      json.member("last", text(episode.downloads.last))
      json.member("slug", episode.slug)
    }
    json.member("id", person.subscriber.id)
    json.member("lastDownload", person.lastDownload?.rfc3339)
    json.member("lastFetch", person.lastFetch?.rfc3339)
    json.member("name", person.subscriber.name.isEmpty ? nil : person.subscriber.name)
    json.member("quiet", person.isQuiet)
    json.member("tags", person.feed.tagSet?.text)
  }
}

extension ListensReport.Person {
  /// The feed that they get now.
  var feed: FeedName { subscriber.feed }
}
