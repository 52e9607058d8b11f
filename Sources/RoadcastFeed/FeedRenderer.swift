import RoadcastModel

/// Writes a channel as RSS 2.0 with the namespaces of podcasting.
package enum FeedRenderer {
  package enum Failure: Error, Equatable {
    /// A text holds a character that XML cannot hold; where.
    case forbiddenCharacter(code: UInt32, element: String)
    case libxml(String)
  }

  /// The feed's bytes, UTF-8.
  package static func render(_ channel: Channel) throws(Failure) -> [UInt8] {
    do {
      var xml = try XMLDocumentWriter(capacity: capacity(for: channel))
      try xml.open("rss")
      try xml.attribute("version", "2.0")
      for namespace in Namespaces.declarations {
        try xml.attribute(namespace.name, namespace.value)
      }
      try xml.open("channel")
      try write(channel, to: &xml)
      for item in channel.items { try write(item, of: channel, to: &xml) }
      try xml.close()
      try xml.close()
      return try xml.finish()
    } catch {
      switch error {
      case .forbiddenCharacter(let scalar, let name):
        throw .forbiddenCharacter(code: scalar.value, element: name)
      case .libxml(let what):
        throw .libxml(what)
      }
    }
  }

  /// More bytes than most feeds have, so that the longest need not be moved while they grow.
  private static func capacity(for channel: Channel) -> Int {
    channel.items.reduce(8_192) { sum, item in
      sum + 2_048 + item.description.utf8.count * 2 + (item.fullDescription?.utf8.count ?? 0) * 2
        + 256 * (item.chapters.count + item.categories.count)
    }
  }

  private static func write(
    _ channel: Channel,
    to xml: inout XMLDocumentWriter
  ) throws(XMLDocumentWriter.Failure) {
    try xml.element("title", channel.title)
    try xml.element("link", channel.link)
    try xml.element("description", channel.description)
    try xml.element("language", channel.language)
    if let copyright = channel.copyright { try xml.element("copyright", copyright) }
    // The newest item's moment and never the clock's: the same content gives the same bytes.
    if let newest = channel.items.map(\.published).max() {
      try xml.element("pubDate", newest.rfc2822)
      try xml.element("lastBuildDate", newest.rfc2822)
    }
    try xml.open("atom:link")
    try xml.attribute("href", channel.selfURL)
    try xml.attribute("rel", "self")
    try xml.attribute("type", "application/rss+xml")
    try xml.close()
    // Old apps read the picture from here alone.
    try xml.open("image")
    try xml.element("url", channel.imageURL)
    try xml.element("title", channel.title)
    try xml.element("link", channel.link)
    try xml.close()
    try xml.element("itunes:author", channel.author)
    try xml.element("itunes:type", "episodic")
    try xml.open("itunes:category")
    try xml.attribute("text", channel.category.first ?? "Business")
    for subcategory in channel.category.dropFirst() {
      try xml.element("itunes:category", ("text", subcategory))
    }
    try xml.close()
    try xml.element("itunes:explicit", channel.explicit ? "true" : "false")
    try xml.element("itunes:image", ("href", channel.imageURL))
    if let owner = channel.owner, !channel.isPrivate {
      try xml.open("itunes:owner")
      try xml.element("itunes:name", owner.name)
      try xml.element("itunes:email", owner.email)
      try xml.close()
    }
    if channel.isPrivate {
      try xml.element("itunes:block", "Yes")
      try xml.element("podcast:block", "yes")
    }
    // A private show is nobody's to import; a public one's owner may want to move.
    try xml.element("podcast:locked", "yes")
    try xml.element("podcast:guid", channel.guid)
    try xml.element("podcast:medium", "podcast")
    if let cadence = channel.cadence {
      try xml.element(
        "podcast:updateFrequency",
        ("rrule", cadence.recurrenceRule),
        cadence.rawValue
      )
    }
  }

  private static func write(
    _ item: Item,
    of channel: Channel,
    to xml: inout XMLDocumentWriter
  ) throws(XMLDocumentWriter.Failure) {
    try xml.open("item")
    try xml.element("title", item.title)
    try xml.element("link", item.link)
    try xml.element("guid", ("isPermaLink", "false"), item.guid)
    try xml.element("pubDate", item.published.rfc2822)
    try xml.element("description", item.description)
    if let full = item.fullDescription { try xml.element("content:encoded", full) }
    try xml.open("enclosure")
    try xml.attribute("url", item.enclosure.url)
    try xml.attribute("length", String(item.enclosure.length))
    try xml.attribute("type", item.enclosure.type)
    try xml.close()
    for category in item.categories {
      try xml.element("category", ("domain", category.domain), category.tag)
    }
    try xml.element("itunes:duration", String(item.duration))
    try xml.element("itunes:image", ("href", item.imageURL))
    try xml.element("itunes:explicit", item.explicit ? "true" : "false")
    try xml.element("itunes:episodeType", "full")
    if let season = item.season {
      try xml.element("itunes:season", String(season))
      try xml.element("podcast:season", String(season))
    }
    if let number = item.number {
      try xml.element("itunes:episode", String(number))
      try xml.element("podcast:episode", String(number))
    }
    for transcript in item.transcripts {
      try xml.open("podcast:transcript")
      try xml.attribute("url", transcript.url)
      try xml.attribute("type", transcript.type)
      try xml.attribute("language", channel.language)
      // A page to read is no captions, though it tells times.
      if transcript.type != "text/html" { try xml.attribute("rel", "captions") }
      try xml.close()
    }
    if let chapters = item.chaptersURL {
      try xml.open("podcast:chapters")
      try xml.attribute("url", chapters)
      try xml.attribute("type", "application/json+chapters")
      try xml.close()
    }
    if !item.chapters.isEmpty {
      try xml.open("psc:chapters")
      try xml.attribute("version", "1.2")
      for chapter in item.chapters {
        try xml.open("psc:chapter")
        try xml.attribute("start", chapter.start.clock())
        try xml.attribute("title", chapter.title)
        if let url = chapter.url { try xml.attribute("href", url) }
        if let image = chapter.image { try xml.attribute("image", image) }
        try xml.close()
      }
      try xml.close()
    }
    for bite in item.soundbites {
      try xml.open("podcast:soundbite")
      try xml.attribute("startTime", bite.start.secondsText)
      try xml.attribute("duration", Milliseconds(bite.end.count - bite.start.count).secondsText)
      try xml.write(bite.title, in: "podcast:soundbite")
      try xml.close()
    }
    try xml.close()
  }
}
