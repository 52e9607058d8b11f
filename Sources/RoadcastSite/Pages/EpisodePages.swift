import RoadcastModel

/// Drafts the pages of a feed's episodes: each one's own, and the small player for other sites' pages.
///
/// What they have in common is rendered once: an archive has far more of these pages than of any others.
package struct EpisodePages: Sendable {
  private let title: String
  private let shared: SharedHTMLValues

  /// The folder of the episodes' own pages, and of the small players.
  package let folder: PageFolder

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
  ///   - embedAddress: The address on the web of the small player.
  ///   - parts: Those of its pages in other feeds; gets the parts of these.
  /// - Returns: The episode's own page, and the small player.
  package func drafts(
    of episode: EpisodePageContent,
    embedAddress: String,
    sharing parts: inout PageParts
  ) -> [PageDraft] {
    let pageTitle = "\(episode.title) – \(title)"
    let wave = parts.waves.part(EpisodeWave(of: episode))
    return [
      PageDraft(
        path: FeedLayout.episodePage(episode.slug, in: feed),
        values: HTMLValues(
          [
            "pageTitle": pageTitle,
            "heading": parts.headings.part(EpisodeHeading(of: episode)),
            "player": parts.players.part(EpisodePlayer(of: episode, wave: wave, in: folder)),
            "body": parts.bodies.part(EpisodeBody(of: episode, in: folder)),
            "downloads": parts.downloads.part(EpisodeDownloads(of: episode, in: folder)),
            "embedCode": episode.embedCode(of: embedAddress),
          ],
          shared: shared
        ),
        template: "episode"
      ),
      PageDraft(
        path: FeedLayout.embedPage(episode.slug, in: feed),
        values: HTMLValues(
          [
            "pageTitle": pageTitle, "title": episode.title,
            "page": folder.home + FeedLayout.episodePage(episode.slug, in: .main),
            "seconds": episode.duration.secondsText,
            "deck": parts.decks.part(EpisodeDeck(of: episode, wave: wave, in: folder)),
          ],
          shared: shared
        ),
        template: "embed"
      ),
    ]
  }

  /// What the pages that list episodes show of one.
  ///
  /// - Parameters:
  ///   - episode: The episode; its transcript isn't used.
  ///   - passages: What each speaker says in it, in order.
  ///   - parts: Those of its pages in other feeds; gets the parts of these.
  /// - Returns: The episode.
  package func listed(
    _ episode: EpisodePageContent,
    _ passages: [SpokenPassage],
    sharing parts: inout PageParts
  ) -> ListedEpisode {
    ListedEpisode(
      slug: episode.slug,
      published: episode.published,
      tags: episode.tags.map { tag in
        ListedEpisode.Tag(
          facet: tag.facet,
          value: tag.value,
          words: [TagWords.readable(tag.facet), TagWords.readable(tag.value)],
          html: parts.lines.part(EpisodeLine(of: episode, moments: tag.places, in: folder))
            .renderText
        )
      },
      heading: EpisodeHeading(of: episode),
      line: parts.lines.part(EpisodeLine(of: episode, in: PageFolder(of: feed, below: 0)))
        .renderText,
      speakers: episode.speakers,
      people: people(in: episode, passages, sharing: &parts),
      spokenTerms: episode.spokenTerms,
      writtenTerms: episode.writtenTerms
    )
  }

  /// A part for each person with a page, in no order.
  private func people(
    in episode: EpisodePageContent,
    _ passages: [SpokenPassage],
    sharing parts: inout PageParts
  ) -> [ListedEpisode.Person] {
    var spoken: [String: [SpokenPassage]] = [:]
    for passage in passages {
      spoken[PersonName.slug(of: passage.speaker), default: []].append(passage)
    }
    spoken[""] = nil
    return spoken.map { slug, passages in
      let content = EpisodePassages(passages, of: episode, in: folder)
      return ListedEpisode.Person(
        slug: slug,
        name: passages[0].speaker,
        html: parts.passages.part(content).renderText
      )
    }
  }
}
