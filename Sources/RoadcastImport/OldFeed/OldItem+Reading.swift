import RoadcastModel

extension OldItem {
  /// Reads an item.
  init(_ item: OldElement) {
    title = item.words("title") ?? item.words("itunes:title")
    shortTitle = item.words("itunes:title").flatMap { $0 == title ? nil : $0 }
    published = item.words("pubDate") ?? item.words("dc:date")
    link = item.words("link")
    description = item.all("description").first?.text
    content = item.all("content:encoded").first?.text
    subtitle = item.words("itunes:subtitle")
    summary = item.words("itunes:summary")
    author = item.words("itunes:author")
    duration = item.words("itunes:duration")
    season = item.words("itunes:season") ?? item.words("podcast:season")
    number = item.words("itunes:episode") ?? item.words("podcast:episode")
    type = item.words("itunes:episodeType")?.lowercased()
    isExplicit = item.words("itunes:explicit").map(Self.isExplicit)
    image = item.all("itunes:image").first?.attributes["href"]?.trimmed
    if let guid = item.all("guid").first {
      self.guid = guid.text.trimmed
      isPermalink = guid.attributes["isPermaLink"]?.lowercased() != "false"
    }
    for element in item.children { add(element) }
  }

  /// Whether a text says that something is explicit; the older words count too.
  static func isExplicit(_ text: String) -> Bool {
    ["true", "yes", "explicit"].contains(text.lowercased())
  }

  private mutating func add(_ element: OldElement) {
    let words = element.text.trimmed
    func file(_ key: String = "url") -> File? {
      guard let address = element.attributes[key]?.trimmed, !address.isEmpty else { return nil }
      return File(
        address: address,
        type: element.attributes["type"]?.trimmed.lowercased(),
        language: element.attributes["language"]?.trimmed
      )
    }
    switch element.name {
    case "enclosure":
      guard let file = file() else { return }
      guard enclosure == nil else {
        furtherEnclosures += 1
        return
      }
      let length = element.attributes["length"].flatMap { Int($0.trimmed) } ?? 0
      enclosure = Enclosure(
        address: file.address,
        type: file.type ?? "",
        length: length > 0 ? length : nil
      )
    case "category": if !words.isEmpty { categories.append((element.attributes["domain"], words)) }
    case "itunes:keywords":
      keywords += words.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    case "podcast:chapters": chapters = chapters ?? file()
    case "psc:chapters":
      for chapter in element.all("psc:chapter") {
        let values = chapter.attributes
        guard let start = values["start"], let title = values["title"] else { continue }
        simpleChapters.append((start, title, values["href"], values["image"]))
      }
    case "podcast:transcript": if let file = file() { transcripts.append(file) }
    case "podcast:person":
      if let person = Person(element) {
        people.append(person)
      } else {
        others["podcast:person without a name", default: 0] += 1
      }
    case "itunes:block": if words.lowercased() == "yes" { others[element.name, default: 0] += 1 }
    // What was read above, or what the new feed says in its own way.
    case "title", "itunes:title", "pubDate", "dc:date", "link", "description", "content:encoded",
      "itunes:summary", "itunes:subtitle", "itunes:duration", "itunes:season", "podcast:season",
      "itunes:episode", "podcast:episode", "itunes:episodeType", "itunes:explicit", "itunes:image",
      "guid", "author", "itunes:author", "dc:creator", "comments", "source", "atom:link",
      "itunes:order", "googleplay:author", "googleplay:description", "googleplay:explicit",
      "googleplay:image", "googleplay:block", "media:content", "media:thumbnail", "media:title",
      "media:description", "media:player", "media:rights", "media:keywords", "media:credit":
      break
    case let name where name.hasPrefix("podcast:") || name.hasPrefix("itunes:"):
      others[name, default: 0] += 1
    default: break
    }
  }
}

extension String {
  /// The text on one line, without what no feed can contain.
  var oneLine: String {
    let scalars = unicodeScalars.map { scalar in
      ["\n", "\r", "\t"].contains(scalar) ? " " : scalar
    }.filter { $0.isAllowedInFeeds && !(0x7F...0x9F).contains($0.value) && $0.value >= 0x20 }
    return String(String.UnicodeScalarView(scalars)).trimmed
  }
}
