import RoadcastFiles
import RoadcastModel
import RoadcastSite

/// The steps between the audio and the exchange: transcripts and chapters, feeds, and pages.
extension Publication {
  /// Writes transcripts and chapters.
  ///
  /// - Throws: when a file can't be written.
  mutating func writeTexts() async throws {
    try await withStage { publication, stage in
      let composer = TextComposer(show: publication.plan.show, placing: stage.placing)
      let pictures = publication.pictures
      publication.texts = try await publication.media().mapConcurrently(jobs: publication.jobs) {
        media throws(WorkFailure) in
        let slug = media.first?.planned.episode.slug ?? ""
        return try composer.compose(media, pictures: pictures[slug] ?? [:])
      }
      for text in publication.texts { stage.note(text.files) }
    }
  }

  /// Writes the main feed and the audiences' feeds.
  ///
  /// - Throws: when a feed can't be written.
  mutating func writeFeeds() async throws {
    try await withStage { publication, stage in
      let composer = FeedComposer(plan: publication.plan, artwork: publication.artwork)
      let published = publication.programmesByFeed
      publication.feeds = try await publication.plan.feeds.mapConcurrently(
        jobs: publication.jobs,
        share: 1
      ) { feed throws(WorkFailure) in
        try composer.compose(feed, published[feed.name] ?? [])
      }
      for feed in publication.feeds { try stage.add(feed.bytes, at: feed.path) }
    }
  }

  /// Writes the listening pages.
  ///
  /// - Throws: when a page can't be written.
  mutating func writePages() async throws {
    try await withStage { publication, stage in
      let composer = try PageComposer(
        plan: publication.plan,
        artwork: publication.artwork,
        placing: stage.placing
      )
      for asset in ListeningPages.assets { try stage.add(asset.bytes, at: asset.path) }
      let jobs = publication.jobs
      let episodes = try await publication.texts.mapConcurrently(jobs: jobs) {
        text throws(WorkFailure) in
        try composer.composeEpisode(text.programmes)
      }
      let pages =
        try await episodes
        + publication.plan.feeds.mapConcurrently(jobs: jobs, share: 1) {
          feed throws(WorkFailure) in
          try composer.composeOverviews(of: feed, episodes.compactMap { $0.episodes[feed.name] })
        }
      for page in pages {
        stage.note(page.files)
        publication.links.add(page.links)
      }
    }
  }

  /// Lends the files of the new folder to a step.
  private mutating func withStage(
    _ step: (inout Publication, inout StagedFiles) async throws -> Void
  ) async throws {
    var stage = self.stage ?? StagedFiles(staging: staging)
    self.stage = nil
    try await step(&self, &stage)
    self.stage = stage
  }

  /// The programmes with their audio files, by episode.
  private func media() -> [[ProgrammeMedia]] {
    let newscasts = Dictionary(voicemails.map { ($0.slug, $0.path) }) { first, _ in first }
    var episodes: [[ProgrammeMedia]] = []
    for cut in cuts {
      guard let file = enclosures[cut.key] else { continue }
      let media = ProgrammeMedia(
        planned: cut.planned,
        programme: cut.programme,
        audio: Self.audioPath(cut.slug, file),
        audioLength: file.length,
        waveform: file.waveform.map { Self.waveformPath(cut.slug, hash: $0) },
        voicemail: cut.programme.feed == .main ? newscasts[cut.slug] : nil
      )
      if episodes.last?.first?.planned.episode.slug == cut.slug {
        episodes[episodes.count - 1].append(media)
      } else {
        episodes.append([media])
      }
    }
    return episodes
  }

  private var programmesByFeed: [FeedName: [PublishedProgramme]] {
    Dictionary(grouping: texts.flatMap(\.programmes)) { $0.media.programme.feed }
  }
}
