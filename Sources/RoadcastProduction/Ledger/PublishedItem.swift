import RoadcastFeed
import RoadcastHashing
import RoadcastModel

/// An item of the published feed: what phones know about an episode.
struct PublishedItem: Equatable, Sendable {
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
  /// with their content.
  private var content: UInt64

  /// Reads an item of a feed; nil if no build can have written it.
  init?(_ entry: FeedOutline.Entry) {
    guard let audio = FeedLayout.audio(at: entry.enclosure.url) else { return nil }
    (slug, hash) = audio
    title = entry.title
    guid = entry.guid
    published = Moment(rfc2822: entry.published)
    duration = entry.duration.flatMap { Int($0) }
    var texts: [UInt8] = []
    for text in entry.texts {
      texts += text.utf8
      texts.append(0)
    }
    for link in entry.links {
      let url = link.url.utf8
      let slash = url.lastIndex(of: UInt8(ascii: "/"))
      texts += url[(slash.map(url.index(after:)) ?? url.startIndex)...]
      texts.append(0)
    }
    content = Digest.sha256(texts).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
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

extension PublishedItem: Packed {
  func pack(into bytes: inout [UInt8]) {
    slug.pack(into: &bytes)
    title.pack(into: &bytes)
    guid.pack(into: &bytes)
    published.map { Int($0.seconds) }.pack(into: &bytes)
    (published?.offset ?? 0).pack(into: &bytes)
    hash.pack(into: &bytes)
    duration.pack(into: &bytes)
    content.pack(into: &bytes)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    (slug, title, guid) = try bytes.values()
    let seconds = try Int?(from: &bytes)
    let offset = try Int(from: &bytes)
    published = seconds.map { Moment(seconds: Int64($0), offset: offset) }
    (hash, duration, content) = try bytes.values()
  }
}
