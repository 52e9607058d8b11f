import RoadcastFeed
import RoadcastFiles
import RoadcastModel

/// Reads the feeds of other programs: RSS 2.0 with the namespaces of podcasting, in any encoding.
///
/// Only what could harm is refused: a DOCTYPE, with the entities that it could declare, and feeds that are
/// larger than any show needs.
struct OldFeedReader {
  /// Bytes of one feed or page.
  static let mostBytes = 100 << 20

  private var feed = OldFeed()
  private var hasChannel = false
  private var isRSS = false
  private var rootName = ""

  /// Reads a feed.
  ///
  /// - Parameters:
  ///   - bytes: The feed.
  ///   - name: What messages call it.
  /// - Returns: What it says.
  /// - Throws: Why it can't be read, and what to do.
  static func read(_ bytes: [UInt8], called name: String) throws(WorkFailure) -> OldFeed {
    var reader = OldFeedReader()
    do throws(XMLReadingError) {
      do throws(XMLReadingError) {
        try reader.read(bytes, encoding: nil)
      } catch {
        // A feed that says UTF-8 and isn't is usually in the encoding of Windows.
        guard error.message.contains("not proper UTF-8") || error.message.contains("encoding error")
        else { throw error }
        reader = OldFeedReader()
        try reader.read(bytes, encoding: "windows-1252")
      }
    } catch {
      throw WorkFailure(Self.message(error, name))
    }
    return try reader.result(called: name)
  }

  private static func message(_ error: XMLReadingError, _ name: String) -> String {
    if error == .documentType {
      return
        "\(name) has a DOCTYPE, which can declare entities that harm; remove the line that begins with "
        + "<!DOCTYPE from a copy of the feed, and import that"
    }
    let words = error.message.trimmed.escapedForDisplay
    let place = error.line > 0 ? ", line \(error.line)" : ""
    return
      "\(name) isn't a feed that can be read as XML\(place): \(words); correct a copy of it, and import that"
  }

  private mutating func read(_ bytes: [UInt8], encoding: String?) throws(XMLReadingError) {
    // Programs that print their feeds often print an empty line first.
    let start = bytes.firstIndex { ![0x09, 0x0A, 0x0D, 0x20].contains($0) } ?? 0
    try XMLElementReader.read(start > 0 ? Array(bytes[start...]) : bytes, encoding: encoding) {
      add($0, $1)
    }
  }

  private func result(called name: String) throws(WorkFailure) -> OldFeed {
    guard hasChannel else {
      let kind =
        switch rootName {
        case "feed", "atom:feed": "an Atom feed, which podcast apps don't play"
        case "html": "a web page"
        case "opml": "a list of feeds (OPML)"
        default: "not an RSS feed"
        }
      throw WorkFailure("\(name) is \(kind); name the show's RSS feed")
    }
    return feed
  }

  private mutating func add(_ element: XMLElement, _ depth: Int) {
    switch depth {
    case 0:
      rootName = OldElement.name(of: element).lowercased()
      isRSS = rootName == "rss"
    case 1 where isRSS && element.name == "channel": hasChannel = true
    case 2 where hasChannel:
      let element = OldElement(element)
      if element.name == "item" {
        // More than a show can have; the caller refuses the feed.
        if feed.items.count <= Limits.episodes { feed.items.append(OldItem(element)) }
      } else {
        add(element)
      }
    default: break
    }
  }

  /// Adds an element of the channel.
  private mutating func add(_ element: OldElement) {
    let words = element.text.trimmed
    func first(_ value: inout String?) { if value == nil, !words.isEmpty { value = words } }
    switch element.name {
    case "title": first(&feed.title)
    case "description": first(&feed.description)
    case "itunes:summary": first(&feed.summary)
    case "link": first(&feed.link)
    case "language": first(&feed.language)
    case "itunes:author": first(&feed.author)
    case "itunes:owner":
      feed.ownerName = element.words("itunes:name")
      feed.ownerEmail = element.words("itunes:email")
    case "itunes:category":
      guard let name = element.attributes["text"], !name.isEmpty else { return }
      let inner = element.all("itunes:category").compactMap { $0.attributes["text"] }
      feed.categories.append([name] + inner.prefix(1))
      if inner.count > 1 { feed.others["further itunes:category", default: 0] += inner.count - 1 }
    case "itunes:explicit": feed.isExplicit = OldItem.isExplicit(words)
    case "itunes:image": feed.image = element.attributes["href"]?.trimmed ?? feed.image
    case "image" where feed.image == nil: feed.image = element.words("url")
    case "copyright": first(&feed.copyright)
    case "itunes:type": feed.isSerial = words.lowercased() == "serial"
    case "itunes:block": feed.isBlocked = words.lowercased() == "yes"
    case "podcast:block" where element.attributes["id"] == nil:
      feed.isBlocked = feed.isBlocked || words.lowercased() == "yes"
    case "podcast:guid": first(&feed.guid)
    case "itunes:new-feed-url": first(&feed.newAddress)
    case "podcast:person":
      if let person = Person(element) {
        feed.people.append(person)
      } else {
        feed.others["podcast:person without a name", default: 0] += 1
      }
    case "atom:link", "link10:link":
      switch element.attributes["rel"] {
      case "self": feed.selfAddress = feed.selfAddress ?? element.attributes["href"]?.trimmed
      case "next": feed.nextPage = element.attributes["href"]?.trimmed
      default: break
      }
    // What every program writes for itself, or what the new feed says in its own way.
    case "generator", "lastBuildDate", "pubDate", "ttl", "docs", "itunes:subtitle",
      "image", "webMaster", "managingEditor", "category", "itunes:keywords",
      "podcast:medium", "podcast:updateFrequency", "podcast:trailer", "podcast:podping",
      "googleplay:author", "googleplay:email", "googleplay:image", "googleplay:description",
      "googleplay:category", "googleplay:explicit", "googleplay:block", "cloud", "textInput",
      "skipHours", "skipDays", "rating", "media:thumbnail", "media:category", "media:credit",
      "media:copyright", "media:rating", "media:description", "media:keywords":
      break
    case "podcast:locked":
      if words.lowercased() == "no" { feed.others["podcast:locked", default: 0] += 1 }
    // What services of other programs need isn't for apps.
    case let name where name.hasPrefix("podcast:") || name.hasPrefix("itunes:"):
      feed.others[name, default: 0] += 1
    default: break
    }
  }
}

extension Person {
  /// Reads a `podcast:person`; nil for one without a name.
  init?(_ element: OldElement) {
    let name = element.text.oneLine.shortened(to: Limits.soundbiteCharacters)
    guard !name.isEmpty else { return nil }
    self.init(name: name)
    func value(_ key: String) -> String? {
      let text = element.attributes[key]?.oneLine.shortened(to: Limits.tagCharacters) ?? ""
      return text.isEmpty ? nil : text
    }
    role = value("role")
    group = value("group")
    link = element.attributes["href"].flatMap(OldAddress.absolute)
    image = element.attributes["img"].flatMap(OldAddress.absolute)
  }
}
