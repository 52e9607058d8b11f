/// What an app takes from a feed: read back from its bytes before anybody else sees them.
package struct FeedOutline: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package var title: String
    package var guid: String

    /// As it is written: RFC 2822 where all is well.
    package var published: String

    /// Seconds, as they are written.
    package var duration: String?

    package var enclosure: Enclosure

    /// Pages, transcripts, chapters and pictures: address and media type, where one is told.
    package var links: [(url: String, type: String?)]

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

  package enum Failure: Error, Equatable {
    case notWellFormed(message: String, line: Int)
    /// A rule of podcast feeds is broken; which.
    case rule(String)
  }

  /// Parses a feed and holds it against the rules that apps insist on.
  package init(_ bytes: [UInt8]) throws(Failure) {
    let root: XMLElement
    do throws(XMLDocumentReader.Failure) {
      root = try XMLDocumentReader.read(bytes)
    } catch {
      throw .notWellFormed(message: error.message, line: error.line)
    }
    guard root.name == "rss", root.attribute("version") == "2.0",
      root.all("channel").count == 1, let channel = root.first("channel")
    else { throw .rule("one <channel> in <rss version=\"2.0\">") }
    guard
      let address = channel.all("atom:link").first(where: { $0.attribute("rel") == "self" })?
        .attribute("href")
    else { throw .rule("<atom:link rel=\"self\">") }
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
    guard images.count == 2 else { throw .rule("the channel's picture") }

    entries = []
    var guids: Set<String> = []
    for item in channel.all("item") {
      let entry = try Self.entry(of: item)
      guard guids.insert(entry.guid).inserted else {
        throw .rule("a guid of its own for each item (\(entry.guid) is there twice)")
      }
      entries.append(entry)
    }
  }

  private static func entry(of item: XMLElement) throws(Failure) -> Entry {
    guard item.all("enclosure").count == 1, let file = item.first("enclosure"),
      let url = file.attribute("url"), let type = file.attribute("type"),
      let length = file.attribute("length").flatMap({ Int($0) }), length > 0
    else { throw .rule("one complete <enclosure> in each item") }
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
    for element in item.all("category") {
      if let page = element.attribute("domain") { links.append((page, nil)) }
    }
    return Entry(
      title: try text("title", of: item),
      guid: try text("guid", of: item),
      published: try text("pubDate", of: item),
      duration: item.first("itunes:duration")?.text,
      enclosure: Enclosure(url: url, length: length, type: type),
      links: links
    )
  }

  private static func text(_ name: String, of parent: XMLElement) throws(Failure) -> String {
    guard let text = parent.first(name)?.text, !text.isEmpty else {
      throw .rule("a <\(name)> with text in each <\(parent.name)>")
    }
    return text
  }
}
