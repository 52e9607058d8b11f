import RoadcastMarkdown
import RoadcastFiles
import RoadcastFeed
import RoadcastModel
import RoadcastSite
import RoadcastTranscript

/// Writes the listening pages of the main feed and of each audience, who find there what their feed
/// holds and nothing else.
struct PageComposer: Sendable {
  /// Pages that were written, with the links to verify.
  struct Composed: Sendable {
    var files: [PlacedFile] = []
    var links = LinkVerifier()
  }

  private let plan: Plan
  private let artwork: FeedArtwork
  private let placing: FilePlacer
  private let templates: ListeningPages

  /// Compiles the templates; one value serves all pages.
  ///
  /// - Parameters:
  ///   - plan: what is published.
  ///   - artwork: the pictures of the feeds.
  ///   - placing: puts the pages into the new folder.
  /// - Throws: when a template can't be compiled.
  init(plan: Plan, artwork: FeedArtwork, placing: FilePlacer) throws(WorkFailure) {
    self.plan = plan
    self.artwork = artwork
    self.placing = placing
    do {
      templates = try ListeningPages()
    } catch {
      throw WorkFailure("can't read the pages' templates: \(error)")
    }
  }

  /// Writes an episode's page for each feed.
  ///
  /// - Parameter programmes: the programmes of one episode.
  /// - Returns: the pages.
  /// - Throws: when a page can't be written.
  func composeEpisode(_ programmes: [PublishedProgramme]) throws(WorkFailure) -> Composed {
    var composed = Composed()
    var writer = TranscriptWriter(for: programmes.first?.media.planned)
    // Equal cuts share their transcript. Links in the audiences' pages go up as many folders, and those
    // of the main feed's pages don't.
    var known: [(parts: [Programme.Part], isMain: Bool, transcript: PageTranscript?)] = []
    for published in programmes {
      let programme = published.media.programme
      guard let feed = plan.feed(programme.feed) else { continue }
      let isMain = feed.name == .main
      let equal = known.first { $0.isMain == isMain && $0.parts == programme.parts }
      let transcript =
        equal.map(\.transcript)
        ?? ListeningPages.transcript(
          of: writer.cues(of: programme),
          audio: published.media.audio,
          feed: feed.name
        )
      if equal == nil { known.append((programme.parts, isMain, transcript)) }
      var content = content(published, in: feed)
      content.transcript = transcript
      let page = templates.page(of: content, header(of: feed), feed: feed.name)
      try place(page, to: &composed)
    }
    return composed
  }

  /// Writes the pages of a feed that list its episodes.
  ///
  /// - Parameters:
  ///   - feed: the feed.
  ///   - programmes: the feed's programmes.
  /// - Returns: the pages.
  /// - Throws: when a page can't be written.
  func composeOverviews(
    of feed: Feed,
    _ programmes: [PublishedProgramme]
  ) throws(WorkFailure) -> Composed {
    let episodes = programmes.map { content($0, in: feed) }
      .sorted { ($0.published.seconds, $0.slug) > ($1.published.seconds, $1.slug) }
    let used = Set(episodes.flatMap { $0.tags.map(\.facet) })
    let pages = templates.overviews(
      header(of: feed),
      episodes: episodes,
      // The main pages name every facet, so that no feed's category leads nowhere.
      facets: plan.show.facets.map(\.name).filter { feed.name == .main || used.contains($0) },
      feed: feed.name
    )
    var composed = Composed()
    for page in pages { try place(page, to: &composed) }
    return composed
  }

  private func place(
    _ page: ListeningPages.Page,
    to composed: inout Composed
  ) throws(WorkFailure) {
    composed.links.add(page.bytes, at: page.path)
    composed.files.append(try placing.place(page.bytes, at: page.path))
  }

  private func header(of feed: Feed) -> ListeningPages.Header {
    let show = plan.show
    return ListeningPages.Header(
      title: feed.title,
      description: feed.description,
      language: show.language,
      isPrivate: show.isPrivate,
      copyright: show.copyright?.value,
      feed: FeedLayout.feed(feed.name),
      cover: artwork[feed.name].path
    )
  }

  private func content(
    _ published: PublishedProgramme,
    in feed: Feed
  ) -> EpisodePageContent {
    let made = published.media
    let episode = made.planned.episode
    let listing = EpisodeListing(of: episode, in: feed, at: plan.now)
    var content = EpisodePageContent(
      slug: episode.slug,
      title: listing.title,
      published: listing.published,
      duration: made.programme.durationInMilliseconds,
      audio: made.audio
    )
    content.summary = listing.summary
    let notes = episode.notes.map { ShowNotes(markdown: $0.value).blocks.joined(separator: "\n") }
    content.notes = notes?.isEmpty ?? true ? nil : notes
    content.chapters = published.chapters
    content.transcripts = published.transcripts.map { text in
      EpisodePageContent.File(
        name: text.path.split(separator: ".").last.map { $0.uppercased() } ?? "",
        path: text.path
      )
    }
    content.voicemail = made.voicemail
    content.waveform = made.waveform
    content.tags = made.planned.tags(in: made.programme, facets: plan.show.facets).map {
      EpisodePageContent.Tag(facet: $0.facet, value: $0.value)
    }
    content.feedback = plan.show.feedback.map { WebAddress.asking($0, about: episode.title) }
    return content
  }
}
