import RoadcastFiles
import RoadcastFeed
import RoadcastModel
import RoadcastSite

/// Writes the main feed, or an audience's.
struct FeedComposer: Sendable {
  /// A feed's file, with its path relative to `feed/`.
  struct File: Sendable {
    var path: String
    var bytes: [UInt8]
  }

  let plan: Plan
  let artwork: FeedArtwork

  /// What episodes have of finished covers, by slug.
  let given: [String: GivenMaterial]

  private var show: Show { plan.show }

  /// Writes one feed.
  ///
  /// - Parameters:
  ///   - feed: the feed.
  ///   - programmes: the feed's programmes.
  /// - Returns: the feed as RSS.
  /// - Throws: when the feed can't be written as XML.
  func compose(
    _ feed: Feed,
    _ programmes: [PublishedProgramme]
  ) throws(WorkFailure) -> File {
    let path = FeedLayout.feed(feed.name)
    let channel = channel(of: feed, path: path, programmes: programmes)
    do {
      return File(path: path, bytes: try FeedRenderer.render(channel))
    } catch {
      throw WorkFailure("can't write \(path): \(error.message)")
    }
  }

  private func channel(
    of feed: Feed,
    path: String,
    programmes: [PublishedProgramme]
  ) -> Channel {
    let base = show.baseURL.value
    let guids = FeedGuids(of: show)
    let items = programmes.map { item($0, in: feed, guids) }
    var channel = Channel(
      selfURL: base + path,
      title: feed.title,
      description: feed.description,
      link: show.link ?? base + FeedLayout.index(of: feed.name),
      language: show.language,
      author: show.author,
      owner: show.owner,
      category: show.category,
      isExplicit: show.explicit,
      imageURL: base + artwork[feed.name].path,
      isPrivate: show.isPrivate,
      guid: guids.feed(feed.name),
      copyright: show.copyright?.value,
      cadence: show.cadence,
      // Newest first; of one moment, in the order of their folders.
      items: items.sorted { ($0.published.seconds, $0.guid) > ($1.published.seconds, $1.guid) }
    )
    channel.kind = show.kind
    channel.people = show.people
    if feed.name == .main, show.movedFrom != nil { channel.newFeedURL = base + path }
    return channel
  }

  private func item(
    _ published: PublishedProgramme,
    in feed: Feed,
    _ guids: FeedGuids
  ) -> Item {
    let base = show.baseURL.value
    let made = published.media
    let episode = made.planned.episode
    let tags = made.planned.tags(in: made.programme, facets: show.facets)
    let listing = plan.listing(of: episode, in: feed)
    let description = ItemDescription(
      summary: listing.summary,
      notes: published.notes?.app,
      chapters: published.chapters,
      tags: grouped(tags),
      feedback: show.feedback,
      subject: episode.title
    )
    var item = Item(
      title: listing.title,
      link: episode.link ?? base + FeedLayout.episodePage(episode.slug, in: feed.name),
      guid: guids.item(made.planned, made.programme),
      published: listing.published,
      // An item without any text is refused by directories.
      description: description.short.isEmpty
        ? "<p>\(HTMLText.escape(episode.title))</p>" : description.short,
      enclosure: Enclosure(
        url: base + made.audio,
        length: made.audioLength,
        type: episode.enclosure?.type ?? MediaKind.audio.type
      ),
      duration: duration(of: made),
      imageURL: base + (given[episode.slug]?.cover?.path ?? artwork[feed.name].path),
      isExplicit: episode.isExplicit ?? show.explicit
    )
    item.fullDescription = description.full
    if let text = episode.texts.description { item.description = text }
    if let text = episode.texts.notes {
      item.fullDescription = text
    } else if episode.texts.description != nil {
      item.fullDescription = nil
    }
    item.appleTitle = episode.appleTitle
    item.isGUIDPermalink = episode.isGUIDPermalink
    item.type = episode.type
    item.number = episode.number?.value
    item.season = episode.season
    let open = openTags(of: made.planned)
    item.categories = tags.map { tag in
      // The main feed's page lists only what the main feed contains.
      let listed = open.contains { $0.facet == tag.facet && $0.value == tag.value }
      return Item.Category(
        domain: base + FeedLayout.facetPage(tag.facet, in: listed ? .main : feed.name),
        tag: tag.value
      )
    }
    item.transcripts = published.transcripts.map {
      Item.Transcript(url: base + $0.path, type: $0.type, language: $0.language)
    }
    item.chaptersURL = published.chapterFile.map { base + $0.path }
    item.chapters = published.chapters
    item.soundbites = made.programme.soundbites(of: episode.segments)
    item.credits = made.programme.credits(of: episode.segments)
    item.people = episode.people
    return item
  }

  private func duration(of media: ProgrammeMedia) -> Int {
    guard let enclosure = media.planned.episode.enclosure else {
      return media.programme.durationInSeconds
    }
    return enclosure.publishedSeconds(measured: media.programme.durationInMilliseconds)
  }

  /// The tags under which the main feed's pages list an episode.
  private func openTags(of planned: PlannedEpisode) -> [Tag] {
    guard planned.dueIn.contains(.main),
      let programme = planned.programmes.first(where: { $0.feed == .main })
    else { return [] }
    return planned.tags(in: programme, facets: show.facets)
  }

  private func grouped(_ tags: [Tag]) -> [(facet: String, tags: [String])] {
    var groups: [(facet: String, tags: [String])] = []
    for tag in tags {
      if groups.last?.facet == tag.facet {
        groups[groups.count - 1].tags.append(tag.value)
      } else {
        groups.append((tag.facet, [tag.value]))
      }
    }
    return groups
  }
}
