import RoadcastFeed
import RoadcastModel

/// An item of the published feed: what phones know about an episode.
struct PublishedItem: Sendable {
  var slug: String
  var title: String
  var guid: String

  /// The date; nil if it doesn't have the form that builds write.
  var published: Moment?

  /// The start of the audio's SHA-256 in hexadecimal, as in its address.
  var hash: String

  /// The length in whole seconds; nil if the item has none.
  var duration: Int?

  /// Reads an item of a feed; nil if no build can have written it.
  init?(_ entry: FeedOutline.Entry) {
    guard let audio = FeedLayout.audio(at: entry.enclosure.url) else { return nil }
    (slug, hash) = audio
    title = entry.title
    guid = entry.guid
    published = Moment(rfc2822: entry.published)
    duration = entry.duration.flatMap { Int($0) }
  }
}
