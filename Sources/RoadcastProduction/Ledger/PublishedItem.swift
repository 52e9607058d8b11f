import RoadcastFeed
import RoadcastModel

/// An item of the feed that lies in `feed/` now: what phones were told of an episode.
struct PublishedItem: Sendable {
  var slug: String
  var title: String
  var guid: String

  /// Nil where somebody wrote a date in it that no build of ours writes.
  var published: Moment?

  /// The beginning of its file's SHA-256, as it stands in the address; hexadecimal.
  var hash: String

  /// Whole seconds.
  var duration: Int?

  /// Nil where the item is none of ours.
  init?(_ entry: FeedOutline.Entry) {
    guard let audio = FeedLayout.audio(at: entry.enclosure.url) else { return nil }
    (slug, hash) = audio
    title = entry.title
    guid = entry.guid
    published = Moment(rfc2822: entry.published)
    duration = entry.duration.flatMap { Int($0) }
  }
}
