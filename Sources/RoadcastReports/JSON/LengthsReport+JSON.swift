package import RoadcastModel

extension LengthsReport {
  /// One JSON document with sorted keys; `diagnostics` are the workspace's.
  ///
  /// Lengths are in seconds. Each feed has its own entry in `programmes`.
  package func json(_ diagnostics: [Diagnostic]) -> String {
    var json = JSONWriter(forTerminal: true)
    json.object { json in
      json.list(diagnostics)
      json.list("episodes", of: due) { entry, json in
        json.list("cuts", of: entry.cuts.filter { $0.feeds.contains { $0.tagSet != nil } }) {
          cut,
          json in
          json.member("duration", cut.length.milliseconds)
          json.member("offLimits", cut.length.offLimits)
          json.member("offTarget", cut.length.offTarget)
          json.member("people", cut.people)
          Self.write("segments", cut.segments, to: &json)
          json.list("tags", cut.feeds.compactMap { $0.tagSet?.text })
          json.member("verdict", cut.length.verdict.word)
        }
        json.member("inFeed", entry.isReleased)
        json.list("programmes", of: cutsByFeed(of: entry)) {
          Self.write($0.cut, for: $0.feed, to: &$1)
        }
        json.member("published", entry.published.rfc3339)
        json.member("slug", entry.slug)
        json.member("status", entry.status.rawValue)
        json.member("title", entry.title)
      }
      Self.write("kinds", kinds, to: &json)
      json.object("limits") { json in
        json.member("max", policy.max)
        json.member("min", policy.min)
        json.list("target", [policy.target.lowerBound, policy.target.upperBound].map(\.seconds))
      }
      json.list("speakers", of: speakers) { speaker, json in
        json.member("duration", speaker.length)
        json.member("name", speaker.name)
        json.member("words", speaker.words)
        json.member("wordsPerMinute", speaker.wordsPerMinute)
      }
      json.object("trend") { json in
        json.member("mean", trend.mean)
        json.list("weeks", of: trend.weeks) { week, json in
          json.member("episodes", week.episodes)
          json.member("mean", week.mean)
          json.member("rolling", week.rolling)
          json.member("week", week.monday.description)
        }
      }
    }
    return json.text
  }

  private static func write(_ cut: Cut, for feed: FeedName, to json: inout JSONWriter) {
    json.member("audience", feed.audience)
    json.member("duration", cut.length.milliseconds)
    write("kinds", cut.kinds, to: &json)
    json.member("offLimits", cut.length.offLimits)
    json.member("offTarget", cut.length.offTarget)
    write("segments", cut.segments, to: &json)
    json.member("verdict", cut.length.verdict.word)
  }

  private static func write(_ key: String, _ shares: [Share], to json: inout JSONWriter) {
    json.list(key, of: shares) { share, json in
      json.member("duration", share.length)
      json.member("name", share.name)
      json.member("percent", share.percent)
    }
  }
}
