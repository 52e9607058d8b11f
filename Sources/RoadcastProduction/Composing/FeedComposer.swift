import RoadcastMarkdown
import RoadcastFiles
import RoadcastFeed
import RoadcastModel
import RoadcastSite

/// Writes the main feed, or an audience's.
struct FeedComposer: Sendable {
  let plan: Plan
  let artwork: PublishedArtwork

  /// By the audience's name, where it has one of its own.
  let audienceArtwork: [String: PublishedArtwork]

  private var show: Show { plan.show }

  /// The show's `podcast:guid`.
  static func guid(of show: Show) -> String {
    show.guid ?? Guid.show(feedURL: show.baseURL.value + FeedLayout.feed(.main))
  }

  /// A feed below `feed/`.
  struct Feed: Sendable {
    var path: String
    var bytes: [UInt8]
  }

  /// The feed of an audience, nil for the main one.
  ///
  /// - `programmes`: its own.
  func compose(
    _ programmes: [PublishedProgramme],
    for audience: Audience?
  ) throws(WorkFailure) -> Feed {
    let path = FeedLayout.feed(FeedName(audience: audience?.name.value))
    let channel = channel(for: audience, path: path, programmes: programmes)
    do {
      return Feed(path: path, bytes: try FeedRenderer.render(channel))
    } catch {
      throw WorkFailure("can't write \(path): \(error)")
    }
  }

  private func channel(
    for audience: Audience?,
    path: String,
    programmes: [PublishedProgramme]
  ) -> Channel {
    let base = show.baseURL.value
    let showGuid = Self.guid(of: show)
    let picture = audience.flatMap { audienceArtwork[$0.name.value] } ?? artwork
    let items = programmes.map { published in
      item(published, for: audience, showGuid: showGuid)
    }
    return Channel(
      selfURL: base + path,
      title: audience?.title ?? show.title,
      description: audience?.description ?? show.description,
      link: show.link ?? base + FeedLayout.index(of: FeedName(audience: audience?.name.value)),
      language: show.language,
      author: show.author,
      owner: show.owner,
      category: show.category,
      explicit: show.explicit,
      imageURL: base + picture.path,
      isPrivate: show.isPrivate,
      guid: audience.map { Guid.audience($0.name.value, ofShow: showGuid) } ?? showGuid,
      copyright: show.copyright?.value,
      cadence: show.cadence,
      // Newest first; of one moment, in the order of their folders.
      items: items.sorted { ($0.published.seconds, $0.guid) > ($1.published.seconds, $1.guid) }
    )
  }

  private func item(
    _ published: PublishedProgramme,
    for audience: Audience?,
    showGuid: String
  ) -> Item {
    let base = show.baseURL.value
    let made = published.media
    let episode = made.planned.episode
    let tags = made.planned.tags(in: made.programme, facets: show.facets)
    let mark = PreviewMark(of: episode, at: plan.now)
    let description = ItemDescription(
      summary: [mark?.sentence, episode.summary].compactMap(\.self).joined(separator: "\n"),
      notes: episode.notes.map { ShowNotes(markdown: $0.value) },
      chapters: published.chapters,
      tags: grouped(tags),
      feedback: show.feedback,
      subject: episode.title
    )
    let picture = audience.flatMap { audienceArtwork[$0.name.value] } ?? artwork
    var item = Item(
      title: mark?.title(episode.title) ?? episode.title,
      link: base
        + FeedLayout.episodePage(episode.slug, in: FeedName(audience: audience?.name.value)),
      guid: EpisodeGuid.of(made.planned, made.programme, showGuid: showGuid),
      published: episode.date(for: audience, at: plan.now),
      // An item without any text is refused by directories.
      description: description.short.isEmpty
        ? "<p>\(HTMLText.escape(episode.title))</p>" : description.short,
      enclosure: Enclosure(
        url: base + made.audio,
        length: made.audioLength,
        type: MediaKind.audio.type
      ),
      duration: made.programme.duration / made.programme.sampleRate,
      imageURL: base + picture.path,
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
