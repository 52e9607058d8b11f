/// What an app reads from a feed: taken from its bytes, to check them before anyone gets them.
package struct FeedOutline: Sendable, Equatable {
  /// What an app reads from an item.
  package struct Entry: Sendable, Equatable {
    package var title: String
    package var guid: String

    /// The date as written; RFC 2822 in a feed of ours.
    package var published: String

    /// Seconds, as written.
    package var duration: String?

    /// The description and the show notes, as HTML.
    package var texts: [String]

    package var enclosure: Enclosure

    /// Pages, transcripts, chapters and pictures: their addresses, and media types where given.
    package var links: [(url: String, type: String?)]

    /// The addresses of the pages that categories lead to.
    package var tagPages: [String]

    package static func == (left: Entry, right: Entry) -> Bool {
      left.guid == right.guid && left.enclosure == right.enclosure
    }
  }

  package var title: String
  package var selfURL: String

  /// The `podcast:guid`.
  package var guid: String?

  /// The channel's pictures.
  package var images: [String]

  package var entries: [Entry]

  /// Why apps would refuse a feed.
  package enum Failure: Error, Equatable {
    case notWellFormed(XMLReadingError)
    /// Something that a podcast feed must have is missing.
    case missing(String)

    /// What is wrong, in words that follow "it" or the feed's name.
    package var message: String {
      switch self {
      case .notWellFormed(let error): "can't be read as XML, line \(error.line): \(error.message)"
      case .missing(let what): "must have \(what)"
      }
    }
  }

  /// Parses a feed, and checks what apps insist on.
  package init(_ bytes: [UInt8]) throws(Failure) {
    let root: XMLElement
    do throws(XMLReadingError) {
      root = try XMLDocumentReader.read(bytes)
    } catch {
      throw .notWellFormed(error)
    }
    guard root.name == "rss", root.attribute("version") == "2.0",
      root.all("channel").count == 1, let channel = root.first("channel")
    else { throw .missing("one <channel> in <rss version=\"2.0\">") }
    guard
      let address = channel.all("atom:link").first(where: { $0.attribute("rel") == "self" })?
        .attribute("href")
    else { throw .missing("<atom:link rel=\"self\">") }
    title = try Self.text("title", of: channel)
    for name in ["description", "link", "language", "itunes:explicit"] {
      _ = try Self.text(name, of: channel)
    }
    selfURL = address
    guid = channel.first("podcast:guid")?.text
    images = [
      channel.first("itunes:image")?.attribute("href"),
      channel.first("image")?.first("url")?.text,
    ].compactMap(\.self)
    guard images.count == 2 else {
      throw .missing("a picture of the channel, for old and for new apps")
    }

    entries = []
    var guids: Set<String> = []
    for item in channel.all("item") {
      let entry = try Self.entry(of: item)
      guard guids.insert(entry.guid).inserted else {
        throw .missing("a different guid in each item (\(entry.guid) appears twice)")
      }
      entries.append(entry)
    }
  }

  private static func entry(of item: XMLElement) throws(Failure) -> Entry {
    guard item.all("enclosure").count == 1, let file = item.first("enclosure"),
      let url = file.attribute("url"), let type = file.attribute("type"),
      let length = file.attribute("length").flatMap({ Int($0) }), length > 0
    else { throw .missing("one complete <enclosure> in each item") }
    var links: [(url: String, type: String?)] = []
    for name in ["podcast:transcript", "podcast:chapters"] {
      for element in item.all(name) {
        links.append((element.attribute("url") ?? "", element.attribute("type")))
      }
    }
    for element in item.first("psc:chapters")?.all("psc:chapter") ?? [] {
      if let image = element.attribute("image") { links.append((image, nil)) }
    }
    for element in item.all("itunes:image") {
      links.append((element.attribute("href") ?? "", nil))
    }
    links.append((try text("link", of: item), nil))
    return Entry(
      title: try text("title", of: item),
      guid: try text("guid", of: item),
      published: try text("pubDate", of: item),
      duration: item.first("itunes:duration")?.text,
      texts: ["description", "content:encoded"].compactMap { item.first($0)?.text },
      enclosure: Enclosure(url: url, length: length, type: type),
      links: links,
      tagPages: item.all("category").compactMap { $0.attribute("domain") }
    )
  }

  private static func text(_ name: String, of parent: XMLElement) throws(Failure) -> String {
    guard let text = parent.first(name)?.text, !text.isEmpty else {
      throw .missing("a <\(name)> with text in each <\(parent.name)>")
    }
    return text
  }
}
