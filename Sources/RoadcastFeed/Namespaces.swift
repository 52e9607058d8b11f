/// The XML namespaces of a podcast feed, with the very prefixes that apps look for.
enum Namespaces {
  static let declarations: [XMLDocumentWriter.Attribute] = [
    ("xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    ("xmlns:podcast", "https://podcastindex.org/namespace/1.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:psc", "http://podlove.org/simple-chapters"),
  ]
}
