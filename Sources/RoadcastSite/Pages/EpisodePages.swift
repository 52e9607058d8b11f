import RoadcastModel

/// Drafts the pages of a feed's episodes: each one's own, and the small player for other sites' pages.
///
/// What they have in common is rendered once: an archive has far more of these pages than of any others.
package struct EpisodePages: Sendable {
  private let title: String
  private let shared: SharedHTMLValues
  private let folder: PageFolder
  private let feed: FeedName

  /// - Parameters:
  ///   - title: The feed's title.
  ///   - values: What all pages have in common.
  ///   - folder: The folder of the pages.
  ///   - feed: Their feed.
  init(
    title: String,
    values: [String: String],
    folder: PageFolder,
    feed: FeedName
  ) {
    self.title = title
    shared = SharedHTMLValues(values)
    self.folder = folder
    self.feed = feed
  }

  /// Drafts an episode's pages.
  ///
  /// - Parameters:
  ///   - episode: The episode.
  ///   - parts: Those of its pages in other feeds; gets the parts of these.
  /// - Returns: The episode's own page, and the small player.
  package func drafts(
    of episode: EpisodePageContent,
    sharing parts: inout PageParts
  ) -> [PageDraft] {
    var values = episode.entry(in: folder).merging(episode.player(in: folder)) { $1 }
    values["pageTitle"] = "\(episode.title) – \(title)"
    values["wave"] = parts.waves.part(EpisodeWave(of: episode))
    let embed = values
    if episode.chapters.count > 1 {
      values["chapters"] = parts.chapters.part(EpisodeChapters(of: episode, in: folder))
    }
    values["body"] = parts.bodies.part(EpisodeBody(of: episode, in: folder))
    values["downloads"] = parts.downloads.part(EpisodeDownloads(of: episode, in: folder))
    return [
      PageDraft(
        path: FeedLayout.episodePage(episode.slug, in: feed),
        values: HTMLValues(values.merging(episode.answering) { $1 }, shared: shared),
        template: "episode"
      ),
      PageDraft(
        path: FeedLayout.embedPage(episode.slug, in: feed),
        values: HTMLValues(embed, shared: shared),
        template: "embed"
      ),
    ]
  }

  /// What the pages about people show of an episode.
  ///
  /// - Parameters:
  ///   - episode: The episode.
  ///   - passages: What each speaker says in it, in order.
  ///   - parts: Those of its pages in other feeds; gets the parts of these.
  /// - Returns: A part for each person with a page, in no order.
  package func people(
    in episode: EpisodePageContent,
    _ passages: [SpokenPassage],
    sharing parts: inout PageParts
  ) -> [EpisodePageContent.Person] {
    var spoken: [String: [SpokenPassage]] = [:]
    for passage in passages {
      spoken[PersonName.slug(of: passage.speaker), default: []].append(passage)
    }
    spoken[""] = nil
    return spoken.map { slug, passages in
      let content = EpisodePassages(passages, of: episode, in: folder)
      return EpisodePageContent.Person(
        slug: slug,
        name: passages[0].speaker,
        html: parts.passages.part(content).renderText
      )
    }
  }
}
