import RoadcastMarkdown
import RoadcastModel
import RoadcastSite

/// What pages show of feeds and episodes.
extension PageComposer {
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

  /// What the pages of a feed have in common.
  static func header(
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

  /// Collects what pages show of an episode.
  ///
  /// - Parameters:
  ///   - published: The programme.
  ///   - listing: The episode's title, summary and date in the feed.
  ///   - words: Collects what's said.
  ///   - feed: The feed of the pages.
  /// - Returns: What the episode's own page shows, and what each speaker says.
  func content(
    _ published: PublishedProgramme,
    _ listing: EpisodeListing,
    _ words: inout WordCollector,
    in feed: Feed
  ) -> (page: EpisodePageContent, passages: [SpokenPassage]) {
    let made = published.media
    let episode = made.planned.episode
    var content = EpisodePageContent(
      slug: episode.slug,
      title: written(listing.title),
      published: listing.published,
      duration: made.programme.durationInMilliseconds,
      audio: made.audio
    )
    content.dateWords = plan.show.dates.words
    content.summary = listing.summary.map(written)
    if let notes = published.notes?.page, !notes.blocks.isEmpty {
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
    let spoken = words.words(of: made, chapters: chapters)
    content.transcript = ListeningPages.transcript(
      of: spoken.cues,
      chapters: chapters,
      audio: made.audio,
      feed: feed.name
    )
    content.speakers = spoken.speakers
    content.spokenTerms = spoken.terms
    return (content, spoken.passages)
  }
}
