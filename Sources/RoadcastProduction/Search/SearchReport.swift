package import RoadcastModel
package import RoadcastSearch

/// What a search has found.
package struct SearchReport: Sendable {
  /// A moment, and where to hear it.
  package struct Moment: Sendable {
    package var result: SearchResult

    /// The episode's page, which plays from there.
    package var url: String
  }

  /// Where the time went.
  package struct Cost: Sendable {
    /// Reading the workspace.
    package var reading: Duration

    /// How many episodes can be searched.
    package var episodes: Int

    /// How many of them were written or forgotten.
    package var updated: Int
    package var updating: Duration
    package var searching: Duration
  }

  /// The best first.
  package var moments: [Moment] = []

  /// Whether there are no more than these.
  package var isComplete = true

  /// Nil where the show's manifest can't be read.
  package var cost: Cost?

  /// What is wrong with the workspace.
  package var diagnostics: [Diagnostic]

  /// One JSON document, sorted by key; times in seconds.
  package var json: String {
    var json = JSONWriter(forTerminal: true)
    json.object { json in
      json.member("complete", isComplete)
      json.list("results", of: moments) { moment, json in
        let result = moment.result
        json.member("audience", result.audience)
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
