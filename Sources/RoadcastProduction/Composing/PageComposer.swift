import RoadcastMarkdown
import RoadcastFiles
import RoadcastFeed
import RoadcastModel
import RoadcastSite
import RoadcastTranscript

/// Writes the listening pages of the main feed and of each audience, who find there what their feed
/// holds and nothing else.
struct PageComposer: Sendable {
  let plan: Plan
  let artwork: PublishedArtwork

  /// By the audience's name, where it has one of its own.
  let audienceArtwork: [String: PublishedArtwork]

  private let placing: FilePlacer
  private let templates: ListeningPages

  struct Composed: Sendable {
    var files: [PlacedFile] = []
    var links = LinkVerifier()
  }

  /// Compiles the templates; one value serves all pages.
  init(
    plan: Plan,
    artwork: PublishedArtwork,
    audienceArtwork: [String: PublishedArtwork],
    placing: FilePlacer
  ) throws(WorkFailure) {
    self.plan = plan
    self.artwork = artwork
    self.audienceArtwork = audienceArtwork
    self.placing = placing
    do {
      templates = try ListeningPages()
    } catch {
      throw WorkFailure("can't read the pages' templates: \(error)")
    }
  }

  /// An episode's page in each feed.
  ///
  /// - `programmes`: those of one episode.
  func composeEpisode(_ programmes: [PublishedProgramme]) throws(WorkFailure) -> Composed {
    var composed = Composed()
    var writer = TranscriptWriter(for: programmes.first?.media.planned)
    // Equal cuts share what is said: the audiences' pages lie all at one depth, the main feed's at another.
    var known: [(parts: [Programme.Part], isMain: Bool, transcript: PageTranscript?)] = []
    for published in programmes {
      let programme = published.media.programme
      let isMain = programme.audience == nil
      let feed = FeedName(audience: programme.audience)
      let equal = known.first { $0.isMain == isMain && $0.parts == programme.parts }
      let transcript =
        equal.map(\.transcript)
        ?? ListeningPages.transcript(
          of: writer.cues(of: programme),
          audio: published.media.audio,
          feed: feed
        )
      if equal == nil { known.append((programme.parts, isMain, transcript)) }
      let audience = plan.show.audiences.first { $0.name.value == programme.audience }
      var content = content(published, for: audience)
      content.transcript = transcript
      let page = templates.page(of: content, header(for: audience), feed: feed)
      try place(page, to: &composed)
    }
    return composed
  }

  /// The pages of a feed that lead to its episodes'.
  ///
  /// - `programmes`: those of the feed.
  func composeOverviews(
    of programmes: [PublishedProgramme],
    for audience: Audience?
  ) throws(WorkFailure) -> Composed {
    let name = audience?.name.value
    let episodes = programmes.map { content($0, for: audience) }
      .sorted { ($0.published.seconds, $0.slug) > ($1.published.seconds, $1.slug) }
    let used = Set(episodes.flatMap { $0.tags.map(\.facet) })
    let pages = templates.overviews(
      header(for: audience),
      episodes: episodes,
      // The main pages name every facet, so that no feed's category leads nowhere.
      facets: plan.show.facets.map(\.name).filter { name == nil || used.contains($0) },
      feed: FeedName(audience: name)
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

  private func header(for audience: Audience?) -> ListeningPages.Header {
    let show = plan.show
    let name = audience?.name.value
    let picture = name.flatMap { audienceArtwork[$0] } ?? artwork
    return ListeningPages.Header(
      title: audience?.title ?? show.title,
      description: audience?.description ?? show.description,
      language: show.language,
      isPrivate: show.isPrivate,
      copyright: show.copyright?.value,
      feed: FeedLayout.feed(FeedName(audience: name)),
      cover: picture.path
    )
  }

  private func content(
    _ published: PublishedProgramme,
    for audience: Audience?
  ) -> EpisodePageContent {
    let made = published.media
    let episode = made.planned.episode
    let mark = PreviewMark(of: episode, at: plan.now)
    var content = EpisodePageContent(
      slug: episode.slug,
      title: mark?.title(episode.title) ?? episode.title,
      published: episode.date(for: audience, at: plan.now),
      duration: made.programme.durationInMilliseconds,
      audio: made.audio
    )
    let summary = [mark?.sentence, episode.summary].compactMap(\.self).joined(separator: "\n")
    content.summary = summary.isEmpty ? nil : summary
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
      EpisodePageContent.Tag(facet: $0.facet.value, value: $0.value.value)
    }
    content.feedback = plan.show.feedback.map { WebAddress.asking($0, about: episode.title) }
    return content
  }
}
