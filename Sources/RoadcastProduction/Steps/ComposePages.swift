import RoadcastFeed
import RoadcastModel
import RoadcastSite

/// Writes the listening pages of the main feed and of each audience, who find there what their feed
/// holds and nothing else.
struct ComposePages {
  let plan: Plan
  let artwork: PublishedArtwork

  /// By the audience's name, where it has one of its own.
  let audienceArtwork: [String: PublishedArtwork]

  /// - `programmes`: those of due feeds, by audience (nil: the main feed).
  ///
  /// Returns the pages and their assets, by paths below `feed/`.
  func run(_ programmes: [PublishedProgramme]) throws -> [(path: String, bytes: [UInt8])] {
    let templates = try ListeningPages()
    let show = plan.show
    let byAudience = Dictionary(grouping: programmes, by: \.programme.audience)
    let pages =
      ListeningPages.assets
      + plan.feeds.flatMap { audience in
        let name = audience?.name.value
        let picture = name.flatMap { audienceArtwork[$0] } ?? artwork
        let header = ListeningPages.Header(
          title: audience?.title ?? show.title,
          description: audience?.description ?? show.description,
          language: show.language,
          isPrivate: show.isPrivate,
          copyright: show.copyright?.value,
          feed: name.map { "audiences/\($0).xml" } ?? "feed.xml",
          cover: picture.path
        )
        let episodes = (byAudience[name] ?? []).map { content($0, for: audience) }
          .sorted { ($0.published.seconds, $0.slug) > ($1.published.seconds, $1.slug) }
        let used = Set(episodes.flatMap { $0.tags.map(\.facet) })
        return templates.pages(
          header,
          episodes: episodes,
          // The main pages name every facet, so that no feed's category leads nowhere.
          facets: show.facets.map(\.name).filter { name == nil || used.contains($0) },
          folder: ListeningPages.folder(audience: name)
        )
      }
    return pages.map { ($0.path, $0.bytes) }
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
    content.cues = ComposeTexts.cues(of: published.planned, published.programme)
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
