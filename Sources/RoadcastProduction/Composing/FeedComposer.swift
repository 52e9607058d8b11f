import RoadcastMarkdown
import RoadcastFiles
import RoadcastFeed
import RoadcastModel
import RoadcastSite

/// Writes the main feed, or an audience's.
struct FeedComposer: Sendable {
  /// A feed, with its path relative to `feed/`.
  struct Feed: Sendable {
    var path: String
    var bytes: [UInt8]
  }

  let presentation: ShowPresentation

  private var show: Show { presentation.plan.show }

  /// The show's `podcast:guid`.
  static func guid(of show: Show) -> String {
    show.guid ?? Guid.show(feedURL: show.baseURL.value + FeedLayout.feed(.main))
  }

  /// Writes one feed.
  ///
  /// - Parameters:
  ///   - programmes: the feed's programmes.
  ///   - audience: the feed's audience; nil for the main feed.
  /// - Returns: the feed as RSS.
  /// - Throws: when the feed can't be written as XML.
  func compose(
    _ programmes: [PublishedProgramme],
    for audience: Audience?
  ) throws(WorkFailure) -> Feed {
    let feed = presentation.feed(of: audience)
    let path = FeedLayout.feed(feed.name)
    let channel = channel(of: feed, path: path, programmes: programmes)
    do {
      return Feed(path: path, bytes: try FeedRenderer.render(channel))
    } catch {
      throw WorkFailure("can't write \(path): \(error)")
    }
  }

  private func channel(
    of feed: FeedPresentation,
    path: String,
    programmes: [PublishedProgramme]
  ) -> Channel {
    let base = show.baseURL.value
    let showGuid = Self.guid(of: show)
    let items = programmes.map { item($0, in: feed, showGuid: showGuid) }
    return Channel(
      selfURL: base + path,
      title: feed.title,
      description: feed.description,
      link: show.link ?? base + FeedLayout.index(of: feed.name),
      language: show.language,
      author: show.author,
      owner: show.owner,
      category: show.category,
      explicit: show.explicit,
      imageURL: base + feed.artwork.path,
      isPrivate: show.isPrivate,
      guid: feed.name.audience.map { Guid.audience($0, ofShow: showGuid) } ?? showGuid,
      copyright: show.copyright?.value,
      cadence: show.cadence,
      // Newest first; of one moment, in the order of their folders.
      items: items.sorted { ($0.published.seconds, $0.guid) > ($1.published.seconds, $1.guid) }
    )
  }

  private func item(
    _ published: PublishedProgramme,
    in feed: FeedPresentation,
    showGuid: String
  ) -> Item {
    let base = show.baseURL.value
    let made = published.media
    let episode = made.planned.episode
    let tags = made.planned.tags(in: made.programme, facets: show.facets)
    let listing = feed.listing(of: episode)
    let description = ItemDescription(
      summary: listing.summary,
      notes: episode.notes.map { ShowNotes(markdown: $0.value) },
      chapters: published.chapters,
      tags: grouped(tags),
      feedback: show.feedback,
      subject: episode.title
    )
    var item = Item(
      title: listing.title,
      link: base + FeedLayout.episodePage(episode.slug, in: feed.name),
      guid: EpisodeGuid.of(made.planned, made.programme, showGuid: showGuid),
      published: listing.published,
      // An item without any text is refused by directories.
      description: description.short.isEmpty
        ? "<p>\(HTMLText.escape(episode.title))</p>" : description.short,
      enclosure: Enclosure(
        url: base + made.audio,
        length: made.audioLength,
        type: MediaKind.audio.type
      ),
      duration: made.programme.duration / made.programme.sampleRate,
      imageURL: base + feed.artwork.path,
      explicit: show.explicit
    )
    item.fullDescription = description.full
    item.number = episode.number?.value
    item.season = episode.season
    item.categories = tags.map {
      Item.Category(
        domain: base + FeedLayout.facetPage($0.facet.value, in: .main),
        tag: $0.value.value
      )
    }
    item.transcripts = published.transcripts.map {
      Item.Transcript(url: base + $0.path, type: $0.type)
    }
    item.chaptersURL = published.chapterFile.map { base + $0.path }
    item.chapters = published.chapters
    item.soundbites = made.programme.soundbites(of: episode.segments)
    return item
  }

  private func grouped(_ tags: [Tag]) -> [(facet: String, tags: [String])] {
    var groups: [(facet: String, tags: [String])] = []
    for tag in tags {
      if groups.last?.facet == tag.facet.value {
        groups[groups.count - 1].tags.append(tag.value.value)
      } else {
        groups.append((tag.facet.value, [tag.value.value]))
      }
    }
    return groups
  }
}
