import RoadcastFiles
import RoadcastFeed
import RoadcastModel
import RoadcastSite

/// Writes the listening pages of the main feed and of each audience, who find there what their feed
/// holds and nothing else.
struct PageComposer: Sendable {
  /// Pages that were written, with the links to verify.
  struct Composed: Sendable {
    var files: [OutputTree: [PlacedFile]] = [:]
    var links: [OutputTree: LinkVerifier] = [:]

    /// What pages that list episodes show of one, by feed.
    var episodes: [FeedName: ListedEpisode] = [:]
  }

  let plan: Plan
  private let placing: [OutputTree: FilePlacer]
  private let templates: ListeningPages

  /// What the pages of each feed have in common, and their drafts.
  private let headers: [FeedName: PageHeader]
  private let episodePages: [FeedName: EpisodePages]

  /// Whether straight quotes and dashes become typographic ones.
  let isTypographic: Bool

  /// Compiles the templates; one value serves all pages.
  ///
  /// - Parameters:
  ///   - plan: what is published.
  ///   - artwork: the pictures of the feeds.
  ///   - covers: their small versions, by the pictures' paths.
  ///   - placing: puts the pages into the new folders.
  /// - Throws: when a template can't be compiled.
  init(
    plan: Plan,
    artwork: FeedArtwork,
    covers: [String: PageCover],
    placing: [OutputTree: FilePlacer]
  ) throws(WorkFailure) {
    self.plan = plan
    self.placing = placing
    let feedsWithPeople = Self.feedsWithPeople(in: plan)
    isTypographic = LanguageCode.hasEnglishQuotes(plan.show.language)
    let templates: ListeningPages
    do {
      templates = try ListeningPages()
    } catch {
      throw WorkFailure("can't read the pages' templates (\(error)); please report this")
    }
    self.templates = templates
    var headers: [FeedName: PageHeader] = [:]
    for feed in plan.feeds {
      headers[feed.name] = Self.header(
        of: feed,
        plan.show,
        cover: covers[artwork[feed.name].path],
        hasPeople: feedsWithPeople.contains(feed.name)
      )
    }
    self.headers = headers
    episodePages = Dictionary(
      uniqueKeysWithValues: headers.map { ($0, templates.episodePages($1, feed: $0)) }
    )
  }

  private static func feedsWithPeople(in plan: Plan) -> Set<FeedName> {
    var feeds: Set<FeedName> = []
    for planned in plan.episodes {
      let named = Set(
        planned.episode.segments.indices.filter { index in
          planned.episode.segments[index].speaker != nil
            || planned.transcripts[index]?.cues.contains { $0.speaker != nil } ?? false
        }
      )
      for programme in planned.programmes where planned.dueIn.contains(programme.feed) {
        guard !feeds.contains(programme.feed) else { continue }
        if programme.segments.contains(where: { named.contains($0.index) }) {
          feeds.insert(programme.feed)
        }
      }
    }
    return feeds
  }

  /// Writes an episode's pages for each feed.
  ///
  /// - Parameter programmes: the programmes of one episode.
  /// - Returns: the pages.
  /// - Throws: when a page can't be written.
  func composeEpisode(_ programmes: [PublishedProgramme]) throws(WorkFailure) -> Composed {
    var composed = Composed()
    guard let planned = programmes.first?.media.planned else { return composed }
    var words = WordCollector(for: planned)
    var known: [Version] = []
    var parts = templates.parts
    for published in programmes {
      guard let feed = plan.feed(published.media.programme.feed),
        let pages = episodePages[feed.name]
      else { continue }
      let listing = plan.listing(of: planned.episode, in: feed)
      let version: Version
      if let equal = known.first(where: { $0.shows(published, listing, in: pages.folder) }) {
        version = equal
      } else {
        let content = content(published, listing, &words, in: feed)
        version = Version(
          published: published,
          listing: listing,
          folder: pages.folder,
          content: content.page,
          listed: pages.listed(content.page, content.passages, sharing: &parts)
        )
        known.append(version)
      }
      composed.episodes[feed.name] = version.listed
      let embedAddress =
        plan.show.baseURL.value + FeedLayout.embedPage(version.content.slug, in: feed.name)
      for draft in pages.drafts(of: version.content, embedAddress: embedAddress, sharing: &parts) {
        try place(draft, in: feed.tree, to: &composed)
      }
    }
    return composed
  }

  /// What the pages of some feeds show of an episode.
  private struct Version {
    let published: PublishedProgramme
    let listing: EpisodeListing

    /// The folder that links lead up from.
    let folder: PageFolder

    let content: EpisodePageContent
    let listed: ListedEpisode

    /// Whether pages in a folder show the same of a programme.
    ///
    /// Equal parts have everything in common that's made from them: the audio, what's said, chapters and clips.
    /// Only the main feed has a short version for phone systems.
    func shows(
      _ programme: PublishedProgramme,
      _ listing: EpisodeListing,
      in folder: PageFolder
    ) -> Bool {
      self.folder == folder && self.listing == listing
        && published.media.voicemail == programme.media.voicemail
        && published.media.programme.parts == programme.media.programme.parts
    }
  }

  /// The links that the pages of all episodes in a feed have.
  ///
  /// - Parameters:
  ///   - feed: the feed.
  ///   - slug: the slug of an episode in it, whose pages an error names.
  /// - Returns: the links.
  func commonLinks(of feed: Feed, on slug: String) -> LinkVerifier {
    var links = LinkVerifier()
    for page in episodePages[feed.name]?.commonLinks(of: slug) ?? [] {
      links.add(page.links, at: page.path)
    }
    return links
  }

  /// Some of the pages of a feed that list its episodes, which can be written while others are.
  struct Overview: Sendable {
    fileprivate let tree: OutputTree
    fileprivate let pages: @Sendable () -> [ListeningPages.Page]
  }

  /// Finds out which pages of a feed list its episodes.
  ///
  /// - Parameters:
  ///   - feed: the feed.
  ///   - episodes: the feed's, in any order.
  /// - Returns: the pages, which aren't written yet.
  func overviews(of feed: Feed, _ episodes: [ListedEpisode]) -> [Overview] {
    let episodes = episodes.sorted {
      ($0.published.seconds, $0.slug) > ($1.published.seconds, $1.slug)
    }
    let used = Set(episodes.flatMap { $0.tags.map(\.facet) })
    guard let header = headers[feed.name] else { return [] }
    return templates.overviews(
      header,
      episodes: episodes,
      // The main pages name every facet, so that no feed's category leads nowhere.
      facets: plan.show.facets.map(\.name).filter { feed.name == .main || used.contains($0) },
      feed: feed.name
    ).map { Overview(tree: feed.tree, pages: $0) }
  }

  /// Writes pages that list episodes.
  ///
  /// - Parameter overview: the pages.
  /// - Returns: the pages.
  /// - Throws: when a page can't be written.
  func compose(_ overview: Overview) throws(WorkFailure) -> Composed {
    var composed = Composed()
    for page in overview.pages() { try place(page, in: overview.tree, to: &composed) }
    return composed
  }

  /// Places a page, which is rendered only if the last build's was made from other values.
  private func place(
    _ draft: PageDraft,
    in tree: OutputTree,
    to composed: inout Composed
  ) throws(WorkFailure) {
    guard let placing = placing[tree] else { return }
    let key = draft.form.flatMap { ContentKey(of: $0) }
    var links: [ArraySlice<UInt8>]?
    let placed = try placing.place(at: draft.path, key: key) {
      let page = draft.render()
      links = page.links
      return page.bytes
    }
    composed.links[tree, default: LinkVerifier()].add(
      links ?? PageLinks.find(in: placed.bytes),
      at: draft.path,
      known: { placing.known($0) }
    )
    composed.files[tree, default: []].append(placed.file)
  }

  private func place(
    _ page: ListeningPages.Page,
    in tree: OutputTree,
    to composed: inout Composed
  ) throws(WorkFailure) {
    guard let placing = placing[tree] else { return }
    if page.path.hasSuffix(".html") {
      composed.links[tree, default: LinkVerifier()].add(
        PageLinks.find(in: page.bytes),
        at: page.path
      )
    }
    composed.files[tree, default: []].append(try placing.place(page.bytes, at: page.path))
  }
}
