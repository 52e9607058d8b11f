import RoadcastFeed
import RoadcastMarkdown
import RoadcastModel
import RoadcastSite
import RoadcastTranscript

/// What pages show of feeds and episodes.
extension PageComposer {
  /// What is said in a programme, as pages show it.
  struct Words {
    var transcript: PageTranscript?
    var passages: [SpokenPassage]

    /// The names of those who speak, each once, in the order in which they begin.
    var speakers: [String]

    var terms: Set<String>
  }

  /// Collects what's said in a programme.
  ///
  /// - Parameters:
  ///   - published: The programme.
  ///   - cues: What's said, on the programme's timeline.
  ///   - feed: The feed of the pages.
  ///   - equal: What's said in an equal programme of a feed whose pages are in another folder.
  /// - Returns: What's said, with links for pages of the feed.
  func words(
    of published: PublishedProgramme,
    cues: [Cue],
    in feed: Feed,
    equal: Words?
  ) -> Words {
    let chapters = chapters(of: published)
    let passages = equal?.passages ?? passages(of: published, chapters: chapters, cues: cues)
    return Words(
      transcript: ListeningPages.transcript(
        of: cues,
        chapters: chapters,
        audio: published.media.audio,
        feed: feed.name
      ),
      passages: passages,
      speakers: equal?.speakers
        ?? passages.reduce(into: []) { names, passage in
          if !names.contains(passage.speaker) { names.append(passage.speaker) }
        },
      terms: equal?.terms ?? SearchTerms(of: cues).terms
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

  /// What pages show of an episode.
  func content(
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
