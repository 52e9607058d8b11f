import RoadcastAddresses
import RoadcastFeed
import RoadcastFiles
import RoadcastModel

extension ImportPlanner {
  mutating func episode(
    _ item: OldItem,
    slug: String,
    published: Moment,
    show: ImportedShow
  ) -> ImportedEpisode? {
    guard let enclosure = item.enclosure else {
      losses.add("items without audio", "they aren't episodes", in: slug)
      return nil
    }
    guard let address = OldAddress.absolute(enclosure.address, from: base) else {
      losses.add(
        "audio at addresses that can't be read",
        "correct them in a copy of the feed",
        in: slug
      )
      return nil
    }
    let name = item.title?.oneLine ?? ""
    var episode = ImportedEpisode(
      slug: slug,
      title: shortened(name.isEmpty ? slug : name, "title", in: slug),
      published: published
    )
    let format = format(of: address, enclosure.type)
    episode.audio = ImportedMedia(
      kind: .audio,
      address: address,
      folder: slug,
      name: "episode.\(format.rawValue)",
      expected: enclosure.length
    )
    let type = enclosure.type.lowercased().prefix { $0 != ";" }.trimmingEnds
    if type != format.type, type.hasPrefix("audio/") || type.hasPrefix("video/") {
      if EnclosureFormat.isMediaType(type) {
        episode.mediaType = type
      } else {
        losses.add(
          "media types that can't be read",
          "the new feed has the type of the file itself",
          in: slug
        )
      }
    }
    episode.appleTitle = item.shortTitle.map { shortened($0.oneLine, "title", in: slug) }
    identify(&episode, item, enclosure)
    episode.link = item.link.flatMap { OldAddress.absolute($0, from: base) }
    if item.link != nil, episode.link == nil {
      losses.add("links that can't be read", "the new feed links to the episode's page", in: slug)
    }
    episode.isExplicit = item.isExplicit.flatMap { $0 == show.isExplicit ? nil : $0 }
    episode.type = episodeType(of: item, in: slug)
    episode.number = whole(item.number, "itunes:episode", in: slug)
    episode.season = whole(item.season, "itunes:season", in: slug)
    episode.people = people(item.people, in: slug)
    episode.duration = item.duration.flatMap(OldDuration.length)
    // Nothing but zeros means that the program doesn't know.
    if let text = item.duration, episode.duration == nil,
      text.contains(where: { !"0:. ".contains($0) })
    {
      losses.add(
        "lengths that can't be read",
        "the new feed has the length of the file itself",
        in: slug
      )
    }
    episode.topics = topics(of: item, in: slug)
    episode.texts = texts(of: item, in: slug)
    noteTexts(of: item, show, in: slug)
    addMedia(of: item, to: &episode, show)
    noteRest(of: item, in: slug)
    return episode
  }

  private mutating func identify(
    _ episode: inout ImportedEpisode,
    _ item: OldItem,
    _ enclosure: OldItem.Enclosure
  ) {
    if let guid = item.guid?.oneLine, !guid.isEmpty {
      guard guid.unicodeScalars.count <= Limits.addressCharacters else {
        losses.add(
          "guids of more than 1,000 characters",
          "the episode gets a new one",
          in: episode.slug
        )
        return
      }
      episode.guid = guid
      episode.isPermalink = item.isPermalink && WebAddress.host(of: guid) != nil
    } else {
      // Apps take the audio's address in its place.
      episode.guid = enclosure.address.oneLine.shortened(to: Limits.addressCharacters)
    }
  }

  private func format(of address: String, _ type: String) -> EnclosureFormat {
    let path = address.prefix { !"?#".contains($0) }
    let suffix = WorkspacePath.stem(of: WorkspacePath.name(of: String(path))).extension
    if let format = EnclosureFormat(rawValue: suffix) { return format }
    let type = type.prefix { $0 != ";" }.trimmingEnds
    return switch type {
    case "audio/mp4", "audio/m4a", "audio/x-m4a", "audio/aac": .m4a
    case "video/mp4": .mp4
    case "video/x-m4v": .m4v
    case "video/quicktime": .mov
    case "audio/ogg", "application/ogg": .ogg
    case "audio/opus": .opus
    default: .mp3
    }
  }

  private mutating func whole(_ text: String?, _ what: String, in slug: String) -> Int? {
    guard let text else { return nil }
    if let number = Int(text), (1..<1_000_000_000).contains(number) { return number }
    losses.add("\(what) that isn't a whole number from 1", "correct it in episode.yml", in: slug)
    return nil
  }

  private mutating func topics(of item: OldItem, in slug: String) -> [String] {
    var topics: [String] = []
    for text in item.categories.map(\.text) + item.keywords {
      let topic = text.oneLine
      guard !topic.isEmpty, topic.unicodeScalars.count <= Limits.tagCharacters,
        topics.count < Limits.tagsPerEpisode
      else {
        losses.add("categories beyond the limits", "a tag has at most 80 characters", in: slug)
        continue
      }
      if !topics.contains(topic) { topics.append(topic) }
    }
    return topics
  }

  private mutating func texts(of item: OldItem, in slug: String) -> [(name: String, text: String)] {
    var texts: [(name: String, text: String)] = []
    func clean(_ text: String?) -> String? {
      guard let text, !text.trimmed.isEmpty else { return nil }
      let scalars = text.unicodeScalars.filter(\.isAllowedInFeeds)
      return String(String.UnicodeScalarView(scalars))
    }
    var description = clean(item.description)
    let content = clean(item.content)
    if description == nil, content == nil { description = clean(item.summary ?? item.subtitle) }
    for (name, text) in [("description.html", description), ("notes.html", content)] {
      guard let text else { continue }
      guard text.utf8.count <= Limits.htmlBytes else {
        losses.add("texts of more than 512 KiB", "shorten them, and add them by hand", in: slug)
        continue
      }
      texts.append((name, text))
    }
    return texts
  }

  /// Notes the texts that only some apps show, where they say something else.
  private mutating func noteTexts(of item: OldItem, _ show: ImportedShow, in slug: String) {
    if let author = item.author, author.singleSpaced != (show.author ?? show.title).singleSpaced {
      losses.add("itunes:author", "the show has one author; add a person to `people`", in: slug)
    }
    guard item.summary != nil || item.subtitle != nil else { return }
    let shown = Set([item.description, item.content].compactMap { $0?.singleSpaced })
    guard !shown.isEmpty else { return }
    if let summary = item.summary, !shown.contains(summary.singleSpaced) {
      losses.add("itunes:summary", "apps show the description", in: slug)
    }
    if let subtitle = item.subtitle, !shown.contains(subtitle.singleSpaced) {
      losses.add("itunes:subtitle", "apps show the description", in: slug)
    }
  }

  private mutating func episodeType(of item: OldItem, in slug: String) -> EpisodeType {
    guard let word = item.type else { return .full }
    guard let type = EpisodeType(rawValue: word) else {
      losses.add(
        "itunes:episodeType that isn't full, trailer or bonus",
        "apps know no other; the episode is a full one",
        in: slug
      )
      return .full
    }
    return type
  }

  mutating func people(_ people: [Person], in slug: String?) -> [Person] {
    if people.count > Limits.people {
      losses.add(
        "people beyond the first \(Limits.people)",
        "a feed of ours lists at most \(Limits.people)",
        in: slug,
        count: people.count - Limits.people
      )
    }
    return Array(people.prefix(Limits.people))
  }
}

extension Substring {
  var trimmingEnds: String { String(self).trimmed }
}

extension String {
  /// The words with one space between them, to compare texts.
  fileprivate var singleSpaced: String {
    unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map(String.init)
      .joined(separator: " ")
  }
}
