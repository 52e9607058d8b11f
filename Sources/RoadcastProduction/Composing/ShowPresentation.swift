import RoadcastModel

/// What the show's feeds and pages look like: the same titles, words and pictures in both.
struct ShowPresentation: Sendable {
  let plan: Plan

  /// The show's artwork.
  let artwork: PublishedArtwork

  /// The artwork of audiences that have their own, by the audience's name.
  let audienceArtwork: [String: PublishedArtwork]

  /// What one feed, and its pages, look like.
  ///
  /// - Parameter audience: the feed's audience; nil for the main feed.
  /// - Returns: the feed's presentation.
  func feed(of audience: Audience?) -> FeedPresentation {
    FeedPresentation(
      audience: audience,
      name: FeedName(audience: audience?.name.value),
      title: audience?.title ?? plan.show.title,
      description: audience?.description ?? plan.show.description,
      artwork: audience.flatMap { audienceArtwork[$0.name.value] } ?? artwork,
      now: plan.now
    )
  }

  /// Every picture of the show and its audiences.
  var pictures: [PublishedArtwork] { [artwork] + audienceArtwork.values }
}
