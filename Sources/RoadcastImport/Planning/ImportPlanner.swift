import RoadcastAddresses
import RoadcastFeed
import RoadcastFiles
import RoadcastModel

/// Decides what a show becomes that another program published.
struct ImportPlanner {
  let feed: OldFeed

  /// The address that the feed was fetched from; nil for a file.
  let address: String?

  /// Where the new feed will be; nil if that isn't known yet.
  let baseURL: String?

  private var losses = ImportLosses()

  init(_ feed: OldFeed, address: String?, baseURL: String?) {
    self.feed = feed
    self.address = address
    self.baseURL = baseURL
  }

  /// The address that relative ones are relative to.
  private var base: String? { address ?? feed.selfAddress ?? feed.link }

  mutating func plan() throws(WorkFailure) -> ImportPlan {
    guard feed.items.count <= Limits.episodes else {
      throw WorkFailure(
        "the feed has more than \(Limits.episodes) items; a show can have \(Limits.episodes) episodes"
      )
    }
    var show = try show()
    var episodes: [ImportedEpisode] = []
    var slugs: Set<String> = []
    var guids: Set<String> = []
    var numbers: Set<[Int]> = []
    let dates = self.dates()
    for (item, published) in zip(feed.items, dates) {
      guard let published else {
        losses.add("items without a date", "no app can sort them; add them by hand")
        continue
      }
      let slug = slug(for: item, published, taken: slugs)
      guard var episode = episode(item, slug: slug, published: published, show: show) else {
        continue
      }
      slugs.insert(slug)
      if let guid = episode.guid, !guids.insert(guid).inserted {
        losses.add(
          "guids that appear twice",
          "apps show one of these episodes; the older one gets a new guid",
          in: slug
        )
        episode.guid = nil
      }
      if let number = episode.number, episode.type == .full {
        if !numbers.insert([episode.season ?? 0, number]).inserted {
          losses.add(
            "numbers that appear twice",
            "the older episode has none now; correct the numbers in episode.yml",
            in: slug
          )
          episode.number = nil
        }
      }
      episodes.append(episode)
    }
    for (what, count) in feed.others.sorted(by: { $0.key < $1.key }) {
      losses.add(what, count: count)
    }
    show.hasTopics = episodes.contains { !$0.topics.isEmpty }
    if show.kind == .serial,
      let first = episodes.first(where: { $0.type == .full && $0.number == nil })
    {
      show.kind = .episodic
      losses.add(
        "itunes:type serial",
        "every episode of a serial show needs a number; add the numbers and `kind: serial`",
        in: first.slug
      )
    }
    return ImportPlan(show: show, episodes: episodes, losses: losses.all)
  }

  // MARK: The show

  private mutating func show() throws(WorkFailure) -> ImportedShow {
    guard let title = feed.title?.oneLine, !title.isEmpty else {
      throw WorkFailure("the feed has no title; name the show's RSS feed")
    }
    let selfAddress = feed.selfAddress.flatMap { OldAddress.absolute($0, from: base) } ?? address
    var show = ImportedShow(
      title: shortened(title, "title", in: nil),
      description: description(title),
      baseURL: baseURL ?? placeholder(title),
      guid: guid(selfAddress)
    )
    show.movedFrom = selfAddress.map(OldAddress.withoutSecrets)
    if let selfAddress, show.movedFrom != selfAddress {
      losses.add(
        "what follows ? in the feed's address",
        "it can be a secret, so `moved_from` is without it; add it if everyone may know it"
      )
    }
    show.link = feed.link.flatMap { OldAddress.absolute($0, from: base) }
    if let language = feed.language?.lowercased().replacing("_", with: "-") {
      if LanguageCode.isValid(language) {
        show.language = language
      } else {
        losses.add("language", "\(language.quoted) isn't a language code; correct it in show.yml")
      }
    }
    show.author = feed.author?.oneLine
    if let email = feed.ownerEmail.flatMap({ try? AddressReader.mailbox($0.oneLine) }) {
      show.owner = Show.Owner(
        name: feed.ownerName?.oneLine ?? feed.author?.oneLine ?? title,
        email: email
      )
    }
    show.category = category()
    show.isExplicit = feed.isExplicit
    show.isPrivate = feed.isBlocked
    show.copyright = feed.copyright?.oneLine
    show.kind = feed.isSerial ? .serial : .episodic
    show.people = Array(feed.people.prefix(Limits.people))
    if let image = feed.image.flatMap({ OldAddress.absolute($0, from: base) }) {
      show.cover = ImportedMedia(kind: .cover, address: image, folder: "", name: "cover.jpg")
    }
    if let new = feed.newAddress, new != selfAddress, new != address {
      losses.add(
        "itunes:new-feed-url",
        "the feed says that it has moved to \(new.escapedForDisplay); import that address if it's newer"
      )
    }
    return show
  }

  private mutating func description(_ title: String) -> String {
    let text = feed.description?.trimmed ?? ""
    var words = text
    if text.contains("<"), text.contains(">") {
      words = HTMLNotes(text).plainText
      losses.add("HTML in the show's description", "the words alone are kept")
    }
    words =
      String(
        String.UnicodeScalarView(
          words.unicodeScalars.filter {
            $0.isAllowedInFeeds && (!(0x7F...0x9F).contains($0.value))
              && ($0.value >= 0x20 || $0 == "\n")
          }
        )
      ).trimmed
    if words.isEmpty { return title }
    if words.utf8.count > Limits.descriptionBytes {
      losses.add(
        "the end of the show's description",
        "the limit is 4,000 bytes; shorten it in show.yml"
      )
      while words.utf8.count > Limits.descriptionBytes - 4 {
        words = String(words.dropLast(max(1, (words.utf8.count - Limits.descriptionBytes) / 4)))
      }
      words = words.trimmed + "…"
    }
    return words
  }

  /// An address that `check` warns of until the real one is known.
  private func placeholder(_ title: String) -> String {
    "https://media.example.com/\(Slug.suggestion(for: title) ?? "show")/"
  }

  private func guid(_ selfAddress: String?) -> String {
    if let guid = feed.guid?.lowercased() {
      let groups = guid.split(separator: "-", omittingEmptySubsequences: false)
      let isHex = guid.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || byte == 0x2D
      }
      if isHex, groups.map(\.utf8.count) == [8, 4, 4, 4, 12] { return guid }
    }
    // What every other program would compute (Podcasting 2.0).
    return FeedGuids.show(feedAddress: selfAddress ?? feed.link ?? feed.title ?? "")
  }

  private mutating func category() -> [String] {
    var chosen: [String] = []
    for category in feed.categories {
      guard
        let name = AppleCategory.names.first(where: { $0.lowercased() == category[0].lowercased() })
      else {
        losses.add("itunes:category", "Apple has no category \(category[0].quoted)")
        continue
      }
      guard chosen.isEmpty else {
        losses.add("further itunes:category", "directories use the first one")
        continue
      }
      let inner = category.dropFirst().first.flatMap { wanted in
        AppleCategory.subcategories(of: name).first { $0.lowercased() == wanted.lowercased() }
      }
      chosen = [name] + [inner].compactMap(\.self)
    }
    return chosen
  }

  // MARK: Dates and names

  /// The date of each item; one without is dated with its neighbour.
  private mutating func dates() -> [Moment?] {
    var dates = feed.items.map { $0.published.flatMap(OldDate.moment) }
    for index in dates.indices where dates[index] == nil && feed.items[index].enclosure != nil {
      // Feeds have the newest first.
      let newer = dates[..<index].last.flatMap(\.self)
      let older = dates[(index + 1)...].first { $0 != nil }.flatMap(\.self)
      dates[index] = newer?.advanced(by: -60) ?? older?.advanced(by: 60)
      if dates[index] != nil {
        losses.add(
          "dates that can't be read",
          "the episode is dated next to its neighbour in the feed; correct `published`"
        )
      }
    }
    return dates
  }

  private func slug(for item: OldItem, _ published: Moment, taken: Set<String>) -> String {
    let words = Slug.suggestion(for: item.title ?? "") ?? "episode"
    var base = "\(published.date)-\(words)"
    base = String(base.prefix(60))
    while base.hasSuffix("-") { base.removeLast() }
    var slug = base
    var number = 2
    while taken.contains(slug) {
      slug = "\(base)-\(number)"
      number += 1
    }
    return slug
  }

  private mutating func shortened(_ text: String, _ what: String, in slug: String?) -> String {
    guard text.unicodeScalars.count > Limits.titleCharacters else { return text }
    losses.add("the end of a long \(what)", "the limit is 255 characters", in: slug)
    return text.shortened(to: Limits.titleCharacters)
  }

  // MARK: Episodes

  private mutating func episode(
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
    episode.isExplicit = item.isExplicit.flatMap { $0 == show.isExplicit ? nil : $0 }
    episode.type = item.type.flatMap(EpisodeType.init) ?? .full
    episode.number = whole(item.number, "itunes:episode", in: slug)
    episode.season = whole(item.season, "itunes:season", in: slug)
    episode.people = Array(item.people.prefix(Limits.people))
    episode.duration = item.duration.flatMap(OldDuration.length)
    episode.topics = topics(of: item, in: slug)
    episode.texts = texts(of: item, in: slug)
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
    if description == nil, content == nil { description = clean(item.summary) }
    for (name, text) in [("description.html", description), ("notes.html", content)] {
      guard let text else { continue }
      guard text.utf8.count <= Limits.htmlBytes else {
        losses.add("texts of more than 512 KiB", "shorten them, and add them by hand", in: slug)
        continue
      }
      texts.append((name, text))
    }
    if let summary = item.summary, let description, summary != description.trimmed, content == nil {
      losses.add("itunes:summary", "apps show the description", in: slug)
    }
    return texts
  }

  private mutating func addMedia(
    of item: OldItem,
    to episode: inout ImportedEpisode,
    _ show: ImportedShow
  ) {
    let slug = episode.slug
    func media(_ kind: ImportedMedia.Kind, _ address: String, _ name: String) -> ImportedMedia? {
      guard let address = OldAddress.absolute(address, from: base) else { return nil }
      return ImportedMedia(kind: kind, address: address, folder: slug, name: name)
    }
    if let image = item.image, let cover = media(.cover, image, "cover.jpg"),
      cover.address != show.cover?.address
    {
      episode.cover = cover
    }
    if let chapters = item.chapters {
      episode.others += [media(.chapters, chapters.address, "episode.chapters.json")].compactMap(
        \.self
      )
    } else if !item.simpleChapters.isEmpty {
      episode.chapters = SimpleChapters.json(of: item.simpleChapters)
      if episode.chapters == nil {
        losses.add("psc:chapters", "their times can't be read", in: slug)
      }
    }
    var names: Set<String> = []
    for transcript in item.transcripts {
      guard let kind = transcript.kind else {
        losses.add("podcast:transcript of another type", "no app reads it", in: slug)
        continue
      }
      var stem = "episode"
      if let language = transcript.language?.lowercased(), LanguageCode.isValid(language),
        language != show.language
      {
        stem += ".\(language)"
      }
      let name = "\(stem).\(kind.rawValue)"
      guard names.insert(name).inserted else {
        losses.add("further podcast:transcript", "one of each type and language is kept", in: slug)
        continue
      }
      episode.others += [media(.transcript, transcript.address, name)].compactMap(\.self)
      if kind == .html {
        losses.add(
          "podcast:transcript in HTML",
          "its words, headings, lists and links are kept, and no scripts, styles or pictures",
          in: slug
        )
      }
    }
  }

  private mutating func noteRest(of item: OldItem, in slug: String) {
    for (what, count) in item.others.sorted(by: { $0.key < $1.key }) {
      losses.add(what, in: slug, count: count)
    }
    if item.furtherEnclosures > 0 {
      losses.add(
        "further enclosures",
        "apps play the first",
        in: slug,
        count: item.furtherEnclosures
      )
    }
  }
}

extension OldItem.File {
  /// The form of a transcript, by its type or its address.
  var kind: MediaKind.TranscriptKind? {
    let type = (self.type ?? "").prefix { $0 != ";" }.trimmingEnds
    switch type {
    case "text/vtt": return .webVTT
    case "application/x-subrip", "application/srt", "text/srt", "application/x-srt": return .subRip
    case "application/json", "application/json+transcript": return .json
    case "text/html": return .html
    case "text/plain": break
    default: break
    }
    let path = String(address.prefix { !"?#".contains($0) })
    let given = GivenTranscript(name: WorkspacePath.name(of: path))?.kind
    return type == "text/plain" ? given ?? .text : given
  }
}

extension Substring {
  fileprivate var trimmingEnds: String { String(self).trimmed }
}
