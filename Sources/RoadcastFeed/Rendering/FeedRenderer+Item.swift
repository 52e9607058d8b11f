import RoadcastModel

extension FeedRenderer {
  /// Writes what is in an `<item>`.
  static func write(_ item: Item, of channel: Channel, to xml: inout XMLDocumentWriter) {
    xml.element("title", item.title)
    if let title = item.appleTitle { xml.element("itunes:title", title) }
    xml.element("link", item.link)
    xml.element("guid", ("isPermaLink", item.isGUIDPermalink ? "true" : "false"), item.guid)
    xml.element("pubDate", item.published.rfc2822)
    xml.element("description", item.description)
    if let full = item.fullDescription { xml.element("content:encoded", full) }
    xml.element("enclosure") { xml in
      xml.attribute("url", item.enclosure.url)
      xml.attribute("length", String(item.enclosure.length))
      xml.attribute("type", item.enclosure.type)
    }
    for category in item.categories {
      xml.element("category", ("domain", category.domain), category.tag)
    }
    xml.element("itunes:duration", String(item.duration))
    xml.element("itunes:image", ("href", item.imageURL))
    xml.element("itunes:explicit", item.isExplicit ? "true" : "false")
    xml.element("itunes:episodeType", item.type.rawValue)
    if let season = item.season {
      xml.element("itunes:season", String(season))
      xml.element("podcast:season", String(season))
    }
    if let number = item.number {
      xml.element("itunes:episode", String(number))
      xml.element("podcast:episode", String(number))
    }
    for transcript in item.transcripts { write(transcript, of: channel, to: &xml) }
    if let chapters = item.chaptersURL {
      xml.element("podcast:chapters") { xml in
        xml.attribute("url", chapters)
        xml.attribute("type", MediaKind.chapters.type)
      }
    }
    if !item.chapters.isEmpty {
      xml.element("psc:chapters") { xml in
        xml.attribute("version", "1.2")
        for chapter in item.chapters { write(chapter, to: &xml) }
      }
    }
    for soundbite in item.soundbites { write(soundbite, to: &xml) }
    for credit in item.credits {
      xml.element("podcast:person") { xml in
        xml.attribute("role", credit.role.rawValue)
        xml.attribute("group", "cast")
        xml.text(credit.name)
      }
    }
    for person in item.people { write(person, to: &xml) }
  }

  /// Writes someone whom a manifest lists.
  static func write(_ person: Person, to xml: inout XMLDocumentWriter) {
    xml.element("podcast:person") { xml in
      if let role = person.role { xml.attribute("role", role) }
      if let group = person.group { xml.attribute("group", group) }
      if let image = person.image { xml.attribute("img", image) }
      if let link = person.link { xml.attribute("href", link) }
      xml.text(person.name)
    }
  }

  /// Writes what the channel says about an item that is a trailer.
  static func write(trailer item: Item, to xml: inout XMLDocumentWriter) {
    xml.element("podcast:trailer") { xml in
      xml.attribute("pubdate", item.published.rfc2822)
      xml.attribute("url", item.enclosure.url)
      xml.attribute("length", String(item.enclosure.length))
      xml.attribute("type", item.enclosure.type)
      if let season = item.season { xml.attribute("season", String(season)) }
      xml.text(item.title.shortened(to: Limits.trailerCharacters))
    }
  }

  /// The types of transcripts that aren't captions: a page isn't, although it has times, and a plain text has none.
  private static let untimed = [MediaKind.TranscriptKind.html, .text].map {
    MediaKind.transcript($0).type
  }

  private static func write(
    _ transcript: Item.Transcript,
    of channel: Channel,
    to xml: inout XMLDocumentWriter
  ) {
    xml.element("podcast:transcript") { xml in
      xml.attribute("url", transcript.url)
      xml.attribute("type", transcript.type)
      xml.attribute("language", transcript.language ?? channel.language)
      if !untimed.contains(transcript.type) { xml.attribute("rel", "captions") }
    }
  }

  private static func write(_ chapter: Chapter, to xml: inout XMLDocumentWriter) {
    xml.element("psc:chapter") { xml in
      xml.attribute("start", chapter.start.clock())
      xml.attribute("title", chapter.title)
      if let url = chapter.url { xml.attribute("href", url) }
      if let image = chapter.image { xml.attribute("image", image) }
    }
  }

  private static func write(_ soundbite: Soundbite, to xml: inout XMLDocumentWriter) {
    xml.element("podcast:soundbite") { xml in
      let duration = Milliseconds(soundbite.end.count - soundbite.start.count)
      xml.attribute("startTime", soundbite.start.secondsText)
      xml.attribute("duration", duration.secondsText)
      xml.text(soundbite.title)
    }
  }
}
