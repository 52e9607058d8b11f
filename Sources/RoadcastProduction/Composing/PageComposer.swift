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
    var files: [OutputTree: [PlacedFile]] = [:]
    var links: [OutputTree: LinkVerifier] = [:]

    /// What pages show of an episode, by feed; their transcripts are left out.
    var episodes: [FeedName: EpisodePageContent] = [:]
  }

  private let plan: Plan
  private let placing: [OutputTree: FilePlacer]
  private let templates: ListeningPages

  /// What the pages of each feed have in common, and their drafts.
  private let headers: [FeedName: PageHeader]
  private let episodePages: [FeedName: EpisodePages]

  /// Whether straight quotes and dashes become typographic ones.
  private let isTypographic: Bool

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
    var writer = TranscriptWriter(for: planned)
    let notes = programmes.first?.notes?.page
    // Equal cuts share their transcript. Links in the audiences' pages go up as many folders, and those
    // of the main feed's pages don't.
    var known: [(parts: [Programme.Part], isMain: Bool, words: Words)] = []
    for published in programmes {
      let programme = published.media.programme
      guard let feed = plan.feed(programme.feed) else { continue }
      let isMain = feed.name == .main
      let equal = known.first { $0.isMain == isMain && $0.parts == programme.parts }
      let words = equal?.words ?? words(of: published, cues: writer.cues(of: programme), in: feed)
      if equal == nil { known.append((programme.parts, isMain, words)) }
      var content = content(published, in: feed, notes: notes)
      content.passages = words.passages
      content.spokenTerms = words.terms
      composed.episodes[feed.name] = content
      content.transcript = words.transcript
      for draft in episodePages[feed.name]?.drafts(of: content) ?? [] {
        try place(draft, in: feed.tree, to: &composed)
      }
    }
    return composed
  }

  /// What is said in a programme, as pages show it.
  private struct Words {
    var transcript: PageTranscript?
    var passages: [SpokenPassage]
    var terms: Set<String>
  }

  private func words(of published: PublishedProgramme, cues: [Cue], in feed: Feed) -> Words {
    let chapters = chapters(of: published)
    return Words(
      transcript: ListeningPages.transcript(
        of: cues,
        chapters: chapters,
        audio: published.media.audio,
        feed: feed.name
      ),
      passages: passages(of: published, chapters: chapters, cues: cues),
      terms: SearchTerms(of: cues).terms
    )
  }

  /// What each speaker says; of a recording without a transcript, only who speaks is known.
  private func passages(
    of published: PublishedProgramme,
    chapters: [Chapter],
    cues: [Cue]
  ) -> [SpokenPassage] {
    let planned = published.media.planned
    var passages = SpokenPassage.passages(in: cues, chapters: chapters)
    for (segment, chapter) in zip(published.media.programme.segments, chapters) {
      guard planned.transcripts[segment.index] == nil,
        let speaker = planned.episode.segments[segment.index].speaker
      else { continue }
      passages.append(
        SpokenPassage(speaker: speaker, chapter: chapter.title, start: chapter.start, words: "")
      )
    }
    return passages.sorted { $0.start < $1.start }
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
  func overviews(of feed: Feed, _ episodes: [EpisodePageContent]) -> [Overview] {
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
    let placed = try placing.place(at: draft.path, key: key) { templates.render(draft).bytes }
    composed.links[tree, default: LinkVerifier()].add(placed.bytes, at: draft.path)
    composed.files[tree, default: []].append(placed.file)
  }

  private func place(
    _ page: ListeningPages.Page,
    in tree: OutputTree,
    to composed: inout Composed
  ) throws(WorkFailure) {
    guard let placing = placing[tree] else { return }
    if page.path.hasSuffix(".html") {
      composed.links[tree, default: LinkVerifier()].add(page.bytes, at: page.path)
    }
    composed.files[tree, default: []].append(try placing.place(page.bytes, at: page.path))
  }

  /// A text as pages show it.
  private func written(_ text: String) -> String {
    Self.written(text, isTypographic: isTypographic)
  }

  private static func written(_ text: String, isTypographic: Bool) -> String {
    isTypographic ? TypographicText.written(text) : text
  }

  /// A programme's chapters as pages show them.
  private func chapters(of published: PublishedProgramme) -> [Chapter] {
    published.chapters.map { chapter in
      var chapter = chapter
      chapter.title = written(chapter.title)
      return chapter
    }
  }

  private static func header(
    of feed: Feed,
    _ show: Show,
    cover: PageCover?,
    hasPeople: Bool
  ) -> PageHeader {
    let isTypographic = LanguageCode.hasEnglishQuotes(show.language)
    var header = PageHeader(
      title: written(feed.title, isTypographic: isTypographic),
      description: written(feed.description, isTypographic: isTypographic),
      language: show.language,
      isPrivate: show.isPrivate,
      copyright: show.copyright?.value,
      feed: FeedLayout.feed(feed.name),
      feedAddress: show.baseURL.value + FeedLayout.feed(feed.name),
      cover: cover ?? PageCover(small: "", medium: "", large: "")
    )
    header.hasPeople = hasPeople
    return header
  }

  private func content(
    _ published: PublishedProgramme,
    in feed: Feed,
    notes: ShowNotes?
  ) -> EpisodePageContent {
    let made = published.media
    let episode = made.planned.episode
    let listing = plan.listing(of: episode, in: feed)
    var content = EpisodePageContent(
      slug: episode.slug,
      title: written(listing.title),
      published: listing.published,
      duration: made.programme.durationInMilliseconds,
      audio: made.audio
    )
    content.dateWords = plan.show.dates.words
    content.summary = listing.summary.map(written)
    if let notes, !notes.blocks.isEmpty {
      content.notes = notes.blocks.joined(separator: "\n")
      content.plainNotes = notes.texts.joined(separator: "\n")
    }
    let chapters = chapters(of: published)
    content.chapters = chapters
    content.transcripts = published.transcripts.map { text in
      EpisodePageContent.File(
        name: text.path.split(separator: ".").last.map { $0.uppercased() } ?? "",
        path: text.path
      )
    }
    content.voicemail = made.voicemail
    content.waveform = made.waveform
    content.clips = made.clips.map { clip in
      EpisodePageContent.Clip(
        title: written(clip.highlight.title),
        start: clip.highlight.start,
        end: clip.highlight.end,
        path: clip.path
      )
    }
    content.embedAddress =
      plan.show.baseURL.value + FeedLayout.embedPage(episode.slug, in: feed.name)
    content.tags = made.planned.tags(in: made.programme, facets: plan.show.facets).map {
      tag in
      var tag = EpisodePageContent.Tag(facet: tag.facet, value: tag.value)
      tag.places = zip(made.programme.segments, chapters).compactMap { segment, chapter in
        episode.segments[segment.index].tags.contains {
          $0.facet == tag.facet && $0.value == tag.value
        } ? EpisodePageContent.PlaceInProgramme(chapter: chapter.title, start: chapter.start) : nil
      }
      return tag
    }
    content.answer = plan.show.feedback.map { AnswerAddress.address(to: $0, about: episode.title) }
    return content
  }
}
