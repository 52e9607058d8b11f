/// What a published feed says about an episode, for people who are told that it's out.
package struct AnnouncedItem: Sendable, Equatable {
  /// A chapter: when it starts, such as `00:01:02.345`, and its title.
  package struct Chapter: Sendable, Equatable {
    package var start: String
    package var title: String
  }

  package var title: String
  package var guid: String

  /// The date as written; RFC 2822 in a feed of ours.
  package var published: String

  /// Seconds, as written.
  package var duration: String?

  /// A short text; nil where there's none.
  package var summary: String?

  /// The address of its page.
  package var link: String

  /// The address of its audio.
  package var audio: String

  package var chapters: [Chapter]

  /// The names of those who speak, each once.
  package var people: [String]

  /// Reads a feed of ours.
  ///
  /// - Parameter bytes: The feed.
  /// - Returns: Its items, in its order; what isn't an episode is left out.
  /// - Throws: If it isn't XML.
  package static func read(_ bytes: [UInt8]) throws(FeedOutline.Failure) -> [AnnouncedItem] {
    var items: [AnnouncedItem] = []
    do throws(XMLReadingError) {
      try XMLElementReader.read(bytes) { element, depth in
        if depth == 2, element.name == "item", let item = AnnouncedItem(element) {
          items.append(item)
        }
      }
    } catch {
      throw .notWellFormed(error)
    }
    return items
  }

  private init?(_ item: XMLElement) {
    guard let title = item.first("title")?.text, let guid = item.first("guid")?.text,
      let link = item.first("link")?.text, let published = item.first("pubDate")?.text,
      let audio = item.first("enclosure")?.attribute("url")
    else { return nil }
    self.title = title
    self.guid = guid
    self.link = link
    self.published = published
    self.audio = audio
    duration = item.first("itunes:duration")?.text
    summary = item.first("itunes:summary")?.text
    chapters = (item.first("psc:chapters")?.all("psc:chapter") ?? []).map { chapter in
      Chapter(
        start: chapter.attribute("start") ?? "",
        title: chapter.attribute("title") ?? ""
      )
    }
    var names: [String] = []
    for person in item.all("podcast:person") where !names.contains(person.text) {
      names.append(person.text)
    }
    people = names
  }
}
