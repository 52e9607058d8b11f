package import RoadcastModel

/// Writes the listening pages of a feed: an index, a page for each episode, facet and speaker, an archive,
/// and a page about subscribing.
///
/// Links are relative, so that the folder works at any address.
package struct ListeningPages: Sendable {
  /// An HTML page or a file that pages use.
  package struct Page: Sendable {
    /// The path below `feed/`.
    package var path: String

    /// UTF-8.
    package var bytes: [UInt8]
  }

  private let templates: HTMLTemplates

  /// Compiles the templates; one value writes the pages of all feeds.
  package init() throws {
    templates = try HTMLTemplates([
      "head": PackageResources.head_mustache,
      "top": PackageResources.top_mustache,
      "foot": PackageResources.foot_mustache,
      "index": PackageResources.index_mustache,
      "entry": PackageResources.entry_mustache,
      "episode": PackageResources.episode_mustache,
      "embed": PackageResources.embed_mustache,
      "listenTop": PackageResources.listenTop_mustache,
      "picture": PackageResources.picture_mustache,
      "scripts": PackageResources.scripts_mustache,
      "heading": PackageResources.heading_mustache,
      "player": PackageResources.player_mustache,
      "deck": PackageResources.deck_mustache,
      "wave": PackageResources.wave_mustache,
      "play": PackageResources.play_mustache,
      "chapters": PackageResources.chapters_mustache,
      "body": PackageResources.body_mustache,
      "downloads": PackageResources.downloads_mustache,
      "line": PackageResources.line_mustache,
      "passages": PackageResources.passages_mustache,
      "tags": PackageResources.tags_mustache,
      "people": PackageResources.people_mustache,
      "person": PackageResources.person_mustache,
      "archive": PackageResources.archive_mustache,
      "subscribe": PackageResources.subscribe_mustache,
      "search": PackageResources.search_mustache,
    ])
  }

  /// The style sheets and the scripts of all pages.
  ///
  /// - Parameter palette: the show's colours.
  /// - Returns: the files, the same for all feeds.
  package static func assets(_ palette: Palette) -> [Page] {
    let scripts = [
      FeedLayout.sharedScript: PackageResources.shared_js,
      FeedLayout.script: PackageResources.player_js,
      FeedLayout.searchScript: PackageResources.search_js,
    ]
    let files = StyleSheets.listening(palette).merging(scripts.mapValues(CompactScript.bytes)) {
      $1
    }
    return files.sorted { $0.key < $1.key }.map { Page(path: $0, bytes: $1) }
  }

  /// Writes the transcript of a programme, for all pages as deep below `feed/` as one feed's.
  ///
  /// - Parameters:
  ///   - cues: what's said, on the programme's timeline.
  ///   - chapters: the programme's, in order.
  ///   - audio: the enclosure's path below `feed/`.
  ///   - feed: the feed of the pages.
  /// - Returns: nil where there are no cues.
  package static func transcript(
    of cues: [Cue],
    chapters: [Chapter],
    audio: String,
    feed: FeedName
  ) -> PageTranscript? {
    PageTranscript(of: cues, chapters: chapters, audio: PageFolder(of: feed, below: 1).root + audio)
  }

  /// The pages of a feed's episodes, with what they have in common rendered already.
  package func episodePages(_ header: PageHeader, feed: FeedName) -> EpisodePages {
    let folder = PageFolder(of: feed, below: 1)
    func rendered(_ part: String, styleSheet: String) -> String {
      var values = common(header, folder, pageTitle: "")
      values["styleSheet"] = folder.root + styleSheet
      return String(decoding: templates.render(HTMLValues(values), with: part), as: UTF8.self)
    }
    var values = [
      "show": header.title, "cover": folder.root + header.cover.large,
      "smallCover": folder.root + header.cover.small,
      "textSheet": folder.root + FeedLayout.textSheet,
    ]
    for part in ["head", "listenTop", "picture", "scripts", "foot"] {
      values[part] = rendered(part, styleSheet: FeedLayout.episodeSheet)
    }
    values["embedHead"] = rendered("head", styleSheet: FeedLayout.embedSheet)
    return EpisodePages(
      title: header.title,
      values: values,
      templates: templates,
      folder: folder,
      feed: feed
    )
  }

  /// The parts that one episode's pages can share, before any of them is made.
  package var parts: PageParts { PageParts(templates) }

  /// The pages of a feed that list its episodes: the index, the archive, the page about subscribing, the
  /// search with its files, and the pages of facets and people.
  ///
  /// - Parameters:
  ///   - header: what all pages of the feed show.
  ///   - episodes: the feed's, newest first.
  ///   - facets: those that get a page, in the order of the index.
  ///   - feed: the feed of the pages.
  /// - Returns: closures that write some pages each, and can run at the same time.
  package func overviews(
    _ header: PageHeader,
    episodes: [ListedEpisode],
    facets: [String],
    feed: FeedName
  ) -> [@Sendable () -> [Page]] {
    var writers: [@Sendable () -> [Page]] = [
      { search(header, episodes: episodes, feed: feed) },
      { [index(header, episodes: episodes, facets: facets, feed: feed)] },
      { [archive(header, episodes: episodes, feed: feed)] },
      { [subscribing(header, feed: feed)] },
    ]
    for facet in facets {
      writers.append { [facetPage(facet, header, episodes: episodes, feed: feed)] }
    }
    if header.hasPeople { writers.append { people(header, episodes: episodes, feed: feed) } }
    return writers
  }

  /// Renders one page.
  func page(_ path: String, _ values: [String: Any?], with template: String) -> Page {
    Page(path: path, bytes: templates.render(HTMLValues(values), with: template))
  }

  /// What the top and the end of every page show.
  func common(
    _ header: PageHeader,
    _ folder: PageFolder,
    pageTitle: String
  ) -> [String: Any?] {
    [
      "show": header.title, "language": header.language, "isPrivate": header.isPrivate,
      "copyright": header.copyright, "pageTitle": pageTitle,
      "feed": folder.root + header.feed,
      "styleSheet": folder.root + FeedLayout.styleSheet,
      "script": folder.root + FeedLayout.script,
      "sharedScript": folder.root + FeedLayout.sharedScript,
      "index": folder.home + FeedLayout.index(of: .main),
      "archive": folder.home + FeedLayout.archivePage(of: .main),
      "subscribe": folder.home + FeedLayout.subscribePage(of: .main),
      "search": folder.home + FeedLayout.searchPage(of: .main),
      "people": folder.home + FeedLayout.peoplePage(of: .main), "hasPeople": header.hasPeople,
    ].merging(header.cover.values(in: folder).mapValues(Optional.init)) { $1 }
  }

  /// `4:05` or `1:02:03`, fractions dropped.
  static func clock(_ time: Milliseconds) -> String {
    LengthText.formatLimit(Milliseconds(time.count / 1_000 * 1_000))
  }
}
