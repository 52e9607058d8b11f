import RoadcastAddresses
import RoadcastFeed
import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// Decides what a show becomes that another program published.
struct ImportPlanner {
  let feed: OldFeed

  /// The address that the feed was fetched from; nil for a file.
  let address: String?

  /// Where the new feed will be; nil if that isn't known yet.
  let baseURL: String?

  var losses = ImportLosses()

  /// The slugs of episodes that an earlier run has met, by the SHA-256 of what identifies them.
  var knownSlugs: [String: String] = [:]

  /// The slugs that no episode can get.
  var takenSlugs: Set<String> = []

  init(_ feed: OldFeed, address: String?, baseURL: String?) {
    self.feed = feed
    self.address = address
    self.baseURL = baseURL
  }

  /// The address that relative ones are relative to.
  var base: String? { address ?? feed.selfAddress ?? feed.link }

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
    let reserved = takenSlugs.union(knownSlugs.values)
    for (item, date) in zip(feed.items, dates) {
      guard let date else {
        losses.add("items without a date", "no app can sort them; add them by hand")
        continue
      }
      let published = date.moment
      let identity = Digest.hex(item.identity.utf8)
      // An episode keeps its folder when its title or date changes.
      let known = knownSlugs[identity].flatMap { slugs.contains($0) ? nil : $0 }
      let slug =
        known
        ?? slug(for: item, published) {
          slugs.contains($0) || reserved.contains($0)
        }
      if !date.knowsZone {
        losses.add(
          "time zones that aren't known",
          "the time is read as UTC; correct `published`",
          in: slug
        )
      }
      guard var episode = episode(item, slug: slug, published: published, show: show) else {
        continue
      }
      episode.identity = identity
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

  /// The date of each item; one without is dated with its neighbour.
  private mutating func dates() -> [OldDate?] {
    var dates = feed.items.map { $0.published.flatMap(OldDate.init) }
    for index in dates.indices where dates[index] == nil && feed.items[index].enclosure != nil {
      // Feeds have the newest first.
      let newer = dates[..<index].last.flatMap(\.self)?.moment
      let older = dates[(index + 1)...].first { $0 != nil }.flatMap(\.self)?.moment
      dates[index] = (newer?.advanced(by: -60) ?? older?.advanced(by: 60)).map {
        OldDate(moment: $0)
      }
      if dates[index] != nil {
        losses.add(
          "dates that can't be read",
          "the episode is dated next to its neighbour in the feed; correct `published`"
        )
      }
    }
    return dates
  }

  private func slug(
    for item: OldItem,
    _ published: Moment,
    isTaken: (String) -> Bool
  ) -> String {
    let words = Slug.suggestion(for: item.title ?? "") ?? "episode"
    var base = "\(published.date)-\(words)"
    base = String(base.prefix(60))
    while base.hasSuffix("-") { base.removeLast() }
    var slug = base
    var number = 2
    while isTaken(slug) {
      slug = "\(base)-\(number)"
      number += 1
    }
    return slug
  }

  mutating func shortened(_ text: String, _ what: String, in slug: String?) -> String {
    guard text.unicodeScalars.count > Limits.titleCharacters else { return text }
    losses.add("the end of a long \(what)", "the limit is 255 characters", in: slug)
    return text.shortened(to: Limits.titleCharacters)
  }
}
