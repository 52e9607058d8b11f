import RoadcastFeed
import RoadcastModel
import RoadcastSite

/// Writes the listening pages of the main feed and of each audience, who find there what their feed
/// holds and nothing else.
struct ComposePages: Sendable {
  let plan: Plan
  let artwork: PublishedArtwork

  /// By the audience's name, where it has one of its own.
  let audienceArtwork: [String: PublishedArtwork]

  private let templates: ListeningPages

  /// Compiles the templates; one value serves all pages.
  init(
    plan: Plan,
    artwork: PublishedArtwork,
    audienceArtwork: [String: PublishedArtwork]
  ) throws {
    self.plan = plan
    self.artwork = artwork
    self.audienceArtwork = audienceArtwork
    templates = try ListeningPages()
  }

  /// What is said in a programme; the same for all audiences that hear it.
  ///
  /// - `audio`: below `feed/`.
  func transcript(
    of cues: [Cue],
    audio: String,
    audience: String?
  ) -> ListeningPages.Transcript? {
    templates.transcript(
      of: cues,
      audio: audio,
      folder: ListeningPages.folder(audience: audience)
    )
  }

  /// The page of an episode in one feed.
  ///
  /// - `transcript`: what is said in the programme.
  func page(
    of published: PublishedProgramme,
    transcript: ListeningPages.Transcript?
  ) -> ListeningPages.Page {
    let audience = plan.show.audiences.first { $0.name.value == published.programme.audience }
    var content = content(published, for: audience)
    content.transcript = transcript
    return templates.page(
      of: content,
      header(for: audience),
      folder: ListeningPages.folder(audience: audience?.name.value)
    )
  }

  /// The pages that lead to the episodes', and what all pages share.
  ///
  /// - `programmes`: those of due feeds, by audience (nil: the main feed).
  func overviews(of programmes: [PublishedProgramme]) -> [ListeningPages.Page] {
    let byAudience = Dictionary(grouping: programmes, by: \.programme.audience)
    return ListeningPages.assets
      + plan.feeds.flatMap { audience in
        let name = audience?.name.value
        let episodes = (byAudience[name] ?? []).map { content($0, for: audience) }
          .sorted { ($0.published.seconds, $0.slug) > ($1.published.seconds, $1.slug) }
        let used = Set(episodes.flatMap { $0.tags.map(\.facet) })
        return templates.overviews(
          header(for: audience),
          episodes: episodes,
          // The main pages name every facet, so that no feed's category leads nowhere.
          facets: plan.show.facets.map(\.name).filter { name == nil || used.contains($0) },
          folder: ListeningPages.folder(audience: name)
        )
      }
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
      feed: name.map { "audiences/\($0).xml" } ?? "feed.xml",
      cover: picture.path
    )
  }

  private func content(
    _ published: PublishedProgramme,
    for audience: Audience?
  ) -> EpisodePageContent {
    let episode = published.planned.episode
    let mark = PreviewMark(of: episode, at: plan.now)
    var content = EpisodePageContent(
      slug: episode.slug,
      title: mark?.title(episode.title) ?? episode.title,
      published: episode.date(for: audience, at: plan.now),
      duration: published.programme.durationInMilliseconds,
      audio: published.audio
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
    content.voicemail = published.voicemail
    content.waveform = published.waveform
    content.tags = published.planned.tags(in: published.programme, facets: plan.show.facets).map {
      EpisodePageContent.Tag(facet: $0.facet.value, value: $0.value.value)
    }
    content.feedback = plan.show.feedback.map { WebAddress.asking($0, about: episode.title) }
    return content
  }
}
