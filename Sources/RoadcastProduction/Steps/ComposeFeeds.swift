import RoadcastFeed
import RoadcastModel
import RoadcastSite

/// A programme with the addresses of all that was made of it.
struct PublishedProgramme: Sendable {
  var planned: PlannedEpisode
  var programme: Programme

  /// Below `feed/`.
  var audio: String

  /// Bytes.
  var audioLength: Int

  /// The waveform, below `feed/`.
  var waveform: String?

  /// The phone rendition, below `feed/`; for the main feed alone.
  var voicemail: String?

  var transcripts: [ComposeTexts.Text]
  var chapterFile: ComposeTexts.Text?
  var chapters: [Chapter]
}

/// Writes the main feed and each audience's.
struct ComposeFeeds {
  let plan: Plan
  let artwork: PublishedArtwork

  /// By the audience's name, where it has one of its own.
  let audienceArtwork: [String: PublishedArtwork]

  private var show: Show { plan.show }

  /// The show's `podcast:guid`.
  static func guid(of show: Show) -> String {
    show.guid ?? Guid.show(feedURL: "\(show.baseURL.value)feed.xml")
  }

  /// Where a feed lies below `feed/`; nil for the main one.
  static func path(of audience: String?) -> String {
    audience.map { "audiences/\($0).xml" } ?? "feed.xml"
  }

  /// - `programmes`: those of due feeds, by audience (nil: the main feed).
  ///
  /// Returns each feed's path below `feed/` and its bytes.
  func run(
    _ programmes: [PublishedProgramme]
  ) throws(WorkFailure) -> [(path: String, bytes: [UInt8])] {
    var feeds: [(path: String, bytes: [UInt8])] = []
    for audience in plan.feeds {
      let name = audience?.name.value
      let path = Self.path(of: name)
      let mine = programmes.filter { $0.programme.audience == name }
      let channel = channel(for: audience, path: path, programmes: mine)
      do {
        feeds.append((path, try FeedRenderer.render(channel)))
      } catch {
        throw WorkFailure("can't write \(path): \(error)")
      }
    }
    return feeds
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
      link: show.link ?? base + ListeningPages.folder(audience: audience?.name.value)
        + "index.html",
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
    let episode = published.planned.episode
    let tags = published.planned.tags(in: published.programme, facets: show.facets)
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
      link: base + ListeningPages.folder(audience: audience?.name.value)
        + "episodes/\(episode.slug).html",
      guid: EpisodeGuid.of(published.planned, published.programme, showGuid: showGuid),
      published: episode.date(for: audience, at: plan.now),
      // An item without any text is refused by directories.
      description: description.short.isEmpty
        ? "<p>\(HTMLText.escape(episode.title))</p>" : description.short,
      enclosure: Enclosure(
        url: base + published.audio,
        length: published.audioLength,
        type: "audio/mpeg"
      ),
      duration: published.programme.duration / published.programme.sampleRate,
      imageURL: base + picture.path,
      explicit: show.explicit
    )
    item.fullDescription = description.full
    item.number = episode.number?.value
    item.season = episode.season
    item.categories = tags.map {
      Item.Category(domain: "\(base)tags/\($0.facet.value).html", tag: $0.value.value)
    }
    item.transcripts = published.transcripts.map {
      Item.Transcript(url: base + $0.path, type: $0.type)
    }
    item.chaptersURL = published.chapterFile.map { base + $0.path }
    item.chapters = published.chapters
    item.soundbites = published.programme.soundbites(of: episode.segments)
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
