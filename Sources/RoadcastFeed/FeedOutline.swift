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
    var entries: [Entry] = []
    try self.init(bytes) { entries.append($0) }
    self.entries = entries
  }

  /// Parses a feed whose items aren't kept: thousands are several times larger as values than as bytes.
  ///
  /// - Parameters:
  ///   - bytes: the feed.
  ///   - take: gets each item as it's read.
  /// - Throws: why apps would refuse the feed.
  package init(_ bytes: [UInt8], forEachEntry take: (Entry) -> Void) throws(Failure) {
    var reading = Reading()
    do throws(XMLReadingError) {
      try XMLElementReader.read(bytes) { reading.add($0, $1, take) }
    } catch {
      throw .notWellFormed(error)
    }
    self = try reading.outline()
  }

  private init(title: String, selfURL: String, guid: String?, images: [String]) {
    self.title = title
    self.selfURL = selfURL
    self.guid = guid
    self.images = images
    entries = []
  }

  /// What was read of a feed so far.
  private struct Reading {
    private var isRSS = false
    private var channels = 0
    private var selfURL: String?

    /// The first text of each element of the channel.
    private var texts: [String: String] = [:]

    private var image: String?
    private var oldImage: String?
    private var guids: Set<String> = []

    /// What's wrong with the first item that something is wrong with.
    private var failure: Failure?

    mutating func add(_ element: XMLElement, _ depth: Int, _ take: (Entry) -> Void) {
      switch depth {
      case 0: isRSS = element.name == "rss" && element.attribute("version") == "2.0"
      case 1 where element.name == "channel": channels += 1
      case 2 where channels == 1: add(element, take)
      default: break
      }
    }

    /// Adds an element of the channel.
    private mutating func add(_ element: XMLElement, _ take: (Entry) -> Void) {
      switch element.name {
      case "item": add(item: element, take)
      case "atom:link" where selfURL == nil && element.attribute("rel") == "self":
        selfURL = element.attribute("href")
      case "itunes:image" where image == nil: image = element.attribute("href")
      case "image" where oldImage == nil: oldImage = element.first("url")?.text
      case let name where texts[name] == nil: texts[name] = element.text
      default: break
      }
    }

    private mutating func add(item: XMLElement, _ take: (Entry) -> Void) {
      guard failure == nil else { return }
      do throws(Failure) {
        let entry = try FeedOutline.entry(of: item)
        guard guids.insert(entry.guid).inserted else {
          throw .missing("a different guid in each item (\(entry.guid) appears twice)")
        }
        take(entry)
      } catch {
        failure = error
      }
    }

    /// The outline without entries.
    func outline() throws(Failure) -> FeedOutline {
      guard isRSS, channels == 1 else {
        throw .missing("one <channel> in <rss version=\"2.0\">")
      }
      guard let selfURL else { throw .missing("<atom:link rel=\"self\">") }
      for name in ["title", "description", "link", "language", "itunes:explicit"]
      where texts[name]?.isEmpty ?? true {
        throw FeedOutline.missingText(name, of: "channel")
      }
      guard let image, let oldImage else {
        throw .missing("a picture of the channel, for old and for new apps")
      }
      if let failure { throw failure }
      return FeedOutline(
        title: texts["title"] ?? "",
        selfURL: selfURL,
        guid: texts["podcast:guid"],
        images: [image, oldImage]
      )
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
      throw missingText(name, of: parent.name)
    }
    return text
  }

  private static func missingText(_ name: String, of parent: String) -> Failure {
    .missing("a <\(name)> with text in each <\(parent)>")
  }
}
