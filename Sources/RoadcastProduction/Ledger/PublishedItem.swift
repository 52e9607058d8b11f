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

  /// A hash of the description, the notes, and the names of transcripts, chapters and pictures, which change
  /// with their content; it's another in each run of the program.
  private var content: Int

  /// Reads an item of a feed; nil if no build can have written it.
  init?(_ entry: FeedOutline.Entry) {
    guard let audio = FeedLayout.audio(at: entry.enclosure.url) else { return nil }
    (slug, hash) = audio
    title = entry.title
    guid = entry.guid
    published = Moment(rfc2822: entry.published)
    duration = entry.duration.flatMap { Int($0) }
    var hasher = Hasher()
    for text in entry.texts { hasher.combine(text) }
    for link in entry.links {
      let url = link.url.utf8
      let slash = url.lastIndex(of: UInt8(ascii: "/"))
      hasher.combine(link.url[(slash.map(url.index(after:)) ?? url.startIndex)...])
    }
    content = hasher.finalize()
  }

  /// What listeners get to see or hear that's different in another item of the episode.
  ///
  /// - Parameter other: The other item.
  /// - Returns: Some of "audio", "date", "text", "title".
  func differences(from other: PublishedItem) -> [String] {
    [
      hash == other.hash ? nil : "audio",
      published == other.published ? nil : "date",
      content == other.content ? nil : "text",
      title == other.title ? nil : "title",
      guid == other.guid ? nil : "guid",
    ].compactMap(\.self)
  }
}

/// The items that builds can have written, by slug; of several with one slug, the first.
typealias PublishedItems = [String: PublishedItem]

extension PublishedItems {
  /// Adds an item of a feed, if a build can have written it.
  mutating func add(_ entry: FeedOutline.Entry) {
    guard let item = PublishedItem(entry), self[item.slug] == nil else { return }
    self[item.slug] = item
  }
}
