package import RoadcastModel

extension CadenceCalendar {
  /// One JSON document with sorted keys; `diagnostics` are the workspace's.
  package func json(_ diagnostics: [Diagnostic]) -> String {
    var json = JSONWriter(forTerminal: true)
    json.object { json in
      json.member("cadence", cadence?.rawValue)
      json.list(diagnostics)
      json.object("nextRun") { json in
        json.member("at", nextRun.moment?.rfc3339)
        json.list("changes", of: nextRun.changes) { change, json in
          json.list("feeds", of: change.feeds) { feed, json in
            json.member("audience", feed.label)
          }
          json.member("kind", change.kind.rawValue)
          json.member("slug", change.slug)
          json.member("title", change.title)
        }
        json.member("now", nextRun.isNow)
      }
      json.list("slots", of: slots) { slot, json in
        json.member("current", slot.isCurrent)
        json.list("episodes", of: slot.episodes) { entry, json in
          json.member("inFeed", entry.isReleased)
          json.member("published", entry.published.rfc3339)
          json.member("slug", entry.slug)
          json.member("status", entry.status.rawValue)
          json.member("title", entry.title)
        }
        json.member("first", slot.first.description)
        json.member("last", slot.last.description)
        json.member("state", slot.state.rawValue)
      }
      json.list("stale", of: stale) { entry, json in
        json.member("days", entry.days)
        json.member("reason", entry.reason.rawValue)
        json.member("since", entry.since.rfc3339)
        json.member("slug", entry.slug)
        json.member("title", entry.title)
      }
      json.member("today", today.description)
    }
    return json.text
  }
}
