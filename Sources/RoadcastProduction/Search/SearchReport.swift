package import RoadcastModel
package import RoadcastSearch

/// What a search found.
package struct SearchReport: Sendable {
  /// A moment where something is said, and where to hear it.
  package struct Moment: Sendable {
    package var result: SearchResult

    /// The address of the episode's page that plays from this moment.
    package var url: String
  }

  /// How the search spent its time.
  package struct Cost: Sendable {
    /// The time to read the workspace.
    package var reading: Duration

    /// How many episodes can be searched.
    package var episodes: Int

    /// How many of them were added to the index, changed or removed.
    package var updated: Int

    /// The time to update the index.
    package var updating: Duration

    /// The time to find the results in the index.
    package var searching: Duration
  }

  /// The best match first.
  package var moments: [Moment] = []

  /// Whether these are all matches.
  package var isComplete = true

  /// Nil if the show's manifest can't be read, and nothing was searched.
  package var cost: Cost?

  /// The problems of the workspace.
  package var diagnostics: [Diagnostic]

  /// One JSON document, sorted by key, with times in seconds.
  package var json: String {
    var json = JSONWriter(forTerminal: true)
    json.object { json in
      json.member("complete", isComplete)
      json.list("results", of: moments) { moment, json in
        let result = moment.result
        json.member("audience", result.feed.audience)
        json.member("chapter", result.chapter)
        json.member("marked", result.text.written { "**\($0)**" })
        json.member("slug", result.slug)
        json.member("speaker", result.speaker)
        json.member("start", result.start)
        json.member("text", result.text.plain)
        json.member("title", result.title)
        json.member("url", moment.url)
      }
    }
    return json.text
  }
}
