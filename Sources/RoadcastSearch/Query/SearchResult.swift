package import RoadcastModel

/// A moment that matches a search.
package struct SearchResult: Sendable, Equatable {
  package var slug: String
  package var title: String

  /// The feed that publishes it.
  package var feed: FeedName

  /// The chapter's title; nil where the match is in the episode's own text.
  package var chapter: String?

  package var speaker: String?

  /// The moment on the programme's timeline.
  package var start: Milliseconds

  /// The sentence, with its matches.
  package var text: MarkedText
}
