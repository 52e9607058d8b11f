/// The XML namespaces of a podcast feed.
///
/// Some apps match the prefixes rather than the addresses, so these prefixes are part of the format.
enum FeedNamespaces {
  /// The attributes that declare them, for the root element.
  static let declarations: [(name: StaticString, value: String)] = [
    // Apple, "A Podcaster's Guide to RSS".
    ("xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    // Podcasting 2.0.
    ("xmlns:podcast", "https://podcastindex.org/namespace/1.0"),
    // RFC 4287.
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    // RSS 1.0 Modules, Content.
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    // Podlove Simple Chapters 1.2.
    ("xmlns:psc", "http://podlove.org/simple-chapters"),
  ]
}
