import RoadcastModel

/// Writes a channel as RSS 2.0 with the namespaces of podcasting.
///
/// The elements are those of the RSS 2.0 specification, PSP-1 (The Podcast RSS Standard), Apple's "A
/// Podcaster's Guide to RSS" and the Podcasting 2.0 namespace.
package enum FeedRenderer {
  /// Writes a feed, and returns its bytes: UTF-8.
  package static func render(_ channel: Channel) throws(XMLWritingError) -> [UInt8] {
    try XMLDocumentWriter.document("rss", capacity: capacity(for: channel)) { xml in
      xml.attribute("version", "2.0")
      for namespace in FeedNamespaces.declarations {
        xml.attribute(namespace.name, namespace.value)
      }
      xml.element("channel") { xml in
        write(channel, to: &xml)
        for item in channel.items {
          xml.element("item") { write(item, of: channel, to: &$0) }
        }
      }
    }
  }

  /// More bytes than most feeds have, so that a long one doesn't move in memory as it grows.
  private static func capacity(for channel: Channel) -> Int {
    channel.items.reduce(8_192) { sum, item in
      sum + 2_048 + item.description.utf8.count * 2 + (item.fullDescription?.utf8.count ?? 0) * 2
        + 256 * (item.chapters.count + item.categories.count)
    }
  }

  private static func write(_ channel: Channel, to xml: inout XMLDocumentWriter) {
    xml.element("title", channel.title)
    xml.element("link", channel.link)
    xml.element("description", channel.description)
    xml.element("language", channel.language)
    if let copyright = channel.copyright { xml.element("copyright", copyright) }
    // The newest item's date and not the clock's: the same content gives the same bytes.
    if let newest = channel.items.map(\.published).max() {
      xml.element("pubDate", newest.rfc2822)
      xml.element("lastBuildDate", newest.rfc2822)
    }
    xml.element("atom:link") { xml in
      xml.attribute("href", channel.selfURL)
      xml.attribute("rel", "self")
      xml.attribute("type", "application/rss+xml")
    }
    // Old apps know only this picture.
    xml.element("image") { xml in
      xml.element("url", channel.imageURL)
      xml.element("title", channel.title)
      xml.element("link", channel.link)
    }
    xml.element("itunes:author", channel.author)
    xml.element("itunes:type", channel.kind.rawValue)
    xml.element("itunes:category") { xml in
      xml.attribute("text", channel.category.first ?? "Business")
      for subcategory in channel.category.dropFirst() {
        xml.element("itunes:category", ("text", subcategory))
      }
    }
    xml.element("itunes:explicit", channel.isExplicit ? "true" : "false")
    xml.element("itunes:image", ("href", channel.imageURL))
    if let owner = channel.owner, !channel.isPrivate {
      xml.element("itunes:owner") { xml in
        xml.element("itunes:name", owner.name)
        xml.element("itunes:email", owner.email)
      }
    }
    if channel.isPrivate {
      xml.element("itunes:block", "Yes")
      xml.element("podcast:block", "yes")
    }
    // Other hosts must not import the show, whether it is private or not.
    xml.element("podcast:locked", "yes")
    xml.element("podcast:guid", channel.guid)
    xml.element("podcast:medium", "podcast")
    if let address = channel.newFeedURL { xml.element("itunes:new-feed-url", address) }
    for person in channel.people { write(person, to: &xml) }
    if let cadence = channel.cadence {
      xml.element(
        "podcast:updateFrequency",
        ("rrule", cadence.recurrenceRule),
        cadence.rawValue
      )
    }
    for item in channel.items where item.type == .trailer { write(trailer: item, to: &xml) }
  }
}
