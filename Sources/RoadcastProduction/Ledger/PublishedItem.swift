import RoadcastFiles
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
    guard let name = entry.enclosure.url.split(separator: "/").last, name.hasSuffix(".mp3"),
      let dash = name.lastIndex(of: "-")
    else { return nil }
    slug = String(name[..<dash])
    hash = String(name[name.index(after: dash)...].dropLast(4))
    let isHex = hash.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard Slug.isValid(slug), isHex, hash.utf8.count >= Digest.nameDigits else { return nil }
    title = entry.title
    guid = entry.guid
    published = Moment(rfc2822: entry.published)
    duration = entry.duration.flatMap { Int($0) }
  }
}
