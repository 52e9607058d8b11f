import RoadcastAddresses
import RoadcastFeed
import RoadcastFiles
import RoadcastModel

extension ImportPlanner {
  mutating func show() throws(WorkFailure) -> ImportedShow {
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
    noteOwner(show)
    show.category = category()
    show.isExplicit = feed.isExplicit
    show.isPrivate = feed.isBlocked
    show.copyright = feed.copyright?.oneLine
    show.kind = feed.isSerial ? .serial : .episodic
    show.people = people(feed.people, in: nil)
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

  private mutating func noteOwner(_ show: ImportedShow) {
    guard feed.ownerName != nil || feed.ownerEmail != nil else { return }
    if show.owner == nil {
      losses.add("itunes:owner", "it has no valid e-mail address; write `owner` into show.yml")
    } else if feed.isBlocked {
      losses.add("itunes:owner", "feeds of a private show don't name the owner")
    }
  }

  private mutating func description(_ title: String) -> String {
    let text = (feed.description ?? feed.summary ?? "").trimmed
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

  private mutating func guid(_ selfAddress: String?) -> String {
    if let guid = feed.guid?.lowercased() {
      let groups = guid.split(separator: "-", omittingEmptySubsequences: false)
      let isHex = guid.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || byte == 0x2D
      }
      if isHex, groups.map(\.utf8.count) == [8, 4, 4, 4, 12] { return guid }
      losses.add(
        "podcast:guid that isn't a UUID",
        "the new one is computed from the feed's address"
      )
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
}
