import RoadcastModel

/// Drafts the pages of a feed's episodes: each one's own, and the small player for other sites' pages.
///
/// What they have in common is rendered once: an archive has far more of these pages than of any others.
package struct EpisodePages: Sendable {
  private let title: String
  private let page: PageShell
  private let embed: PageShell

  /// The folder of the episodes' own pages, and of the small players.
  package let folder: PageFolder

  private let feed: FeedName

  /// - Parameters:
  ///   - title: The feed's title.
  ///   - values: What all pages have in common.
  ///   - templates: The templates of all pages.
  ///   - folder: The folder of the pages.
  ///   - feed: Their feed.
  init(
    title: String,
    values: [String: String],
    templates: HTMLTemplates,
    folder: PageFolder,
    feed: FeedName
  ) {
    self.title = title
    // The fillings of a draft are in the order of the gaps.
    page = PageShell(
      "episode",
      of: templates,
      values: values,
      gaps: ["pageTitle", "heading", "player", "body", "downloads", "embedCode"]
    )
    embed = PageShell(
      "embed",
      of: templates,
      values: values,
      gaps: ["pageTitle", "title", "page", "seconds", "deck"]
    )
    self.folder = folder
    self.feed = feed
  }

  /// The links that the pages of all episodes have.
  ///
  /// - Parameter slug: The slug of an episode.
  /// - Returns: The paths of the episode's pages below `feed/`, each with the links that the pages of other
  ///   episodes have too.
  package func commonLinks(of slug: String) -> [(path: String, links: [ArraySlice<UInt8>])] {
    [
      (FeedLayout.episodePage(slug, in: feed), page.links),
      (FeedLayout.embedPage(slug, in: feed), embed.links),
    ]
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
        shell: page,
        fillings: [
          .text(pageTitle),
          .part(parts.headings.part(EpisodeHeading(of: episode))),
          .part(parts.players.part(EpisodePlayer(of: episode, wave: wave, in: folder))),
          .part(parts.bodies.part(EpisodeBody(of: episode, in: folder))),
          .part(parts.downloads.part(EpisodeDownloads(of: episode, in: folder))),
          .html(episode.embedCode(of: embedAddress)),
        ]
      ),
      PageDraft(
        path: FeedLayout.embedPage(episode.slug, in: feed),
        shell: embed,
        fillings: [
          .text(pageTitle),
          .text(episode.title),
          .text(folder.home + FeedLayout.episodePage(episode.slug, in: .main)),
          .text(episode.duration.secondsText),
          .part(parts.decks.part(EpisodeDeck(of: episode, wave: wave, in: folder))),
        ]
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
