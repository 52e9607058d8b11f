/// One of a show's feeds: the main feed, an audience's, or the one for a set of tags.
package struct Feed: Sendable, Equatable {
  package var name: FeedName
  package var title: String
  package var description: String

  /// The tags that the feed's listeners share; the main feed has none.
  package var answers: [Tag] = []

  /// Whether the feed contains drafts, and episodes that aren't approved yet.
  package var hasDrafts = false

  /// Seconds by which the feed publishes an episode earlier than the main feed.
  package var ahead: Int64 = 0

  /// How many subscribers get the feed, where it's for a set of tags.
  package var listeners = 0

  /// Where the show's manifest defines the feed, or the first subscriber who gets it.
  package var location: SourceLocation

  package init(
    name: FeedName,
    title: String,
    description: String,
    answers: [Tag] = [],
    hasDrafts: Bool = false,
    ahead: Int64 = 0,
    location: SourceLocation
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.answers = answers
    self.hasDrafts = hasDrafts
    self.ahead = ahead
    self.location = location
  }

  /// Whether a segment of an episode plays in the feed.
  package func contains(_ segment: Segment, of episode: Episode) -> Bool {
    answers.matches(episode.only) && answers.matches(segment.only)
  }
}

extension Show {
  /// The main feed, then each audience's in the manifest's order.
  package var feeds: [Feed] {
    let main = Feed(name: .main, title: title, description: description, location: location)
    return [main]
      + audiences.map { audience in
        Feed(
          name: .audience(audience.name.value),
          title: audience.title,
          description: audience.description ?? description,
          answers: audience.only,
          hasDrafts: audience.drafts,
          ahead: audience.ahead,
          location: audience.name.location
        )
      }
  }
}
