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
    JSONText.object([
      "results": .list(
        moments.map { moment in
          let result = moment.result
          return .object([
            "slug": .text(result.slug), "title": .text(result.title),
            "audience": .text(result.audience), "chapter": .text(result.chapter),
            "speaker": .text(result.speaker), "start": .seconds(result.start),
            "text": .text(result.text.plain),
            "marked": .text(result.text.written { "**\($0)**" }), "url": .text(moment.url),
          ])
        }
      ),
      "complete": .bool(isComplete),
    ]).document
  }
}
