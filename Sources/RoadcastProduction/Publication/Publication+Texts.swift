import RoadcastFiles
import RoadcastModel
import RoadcastSite

/// The steps between the audio and the exchange: transcripts and chapters, feeds, and pages.
extension Publication {
  /// Writes transcripts and chapters.
  ///
  /// - Throws: when a file can't be written.
  mutating func writeTexts() async throws {
    let composer = TextComposer(
      show: plan.show,
      placing: placers,
      tree: { [treesByFeed] in treesByFeed[$0] ?? .private },
      workspace: workspace,
      given: given
    )
    let pictures = pictures
    texts = try await media().mapConcurrently(jobs: jobs) { media throws(WorkFailure) in
      let slug = media.first?.planned.episode.slug ?? ""
      return try composer.compose(media, pictures: pictures[slug] ?? [:])
    }
    for text in texts { note(text.files) }
  }

  /// Writes the main feed and the audiences' feeds.
  ///
  /// - Throws: when a feed can't be written.
  mutating func writeFeeds() async throws {
    let composer = FeedComposer(plan: plan, artwork: artwork, given: given)
    var published: [FeedName: [PublishedProgramme]] = [:]
    for text in texts {
      for programme in text.programmes {
        published[programme.media.programme.feed, default: []].append(programme)
      }
    }
    let files = try await plan.feeds.mapConcurrently(jobs: jobs, share: 1) {
      [published, placers] feed throws(WorkFailure) in
      let file = try composer.compose(feed, published[feed.name] ?? [])
      return (file, placed: try placers[feed.tree]?.place(file.bytes, at: file.path))
    }
    for (feed, (file, placed)) in zip(plan.feeds, files) {
      trees[feed.tree]?.feeds.append(file)
      trees[feed.tree]?.files.note([placed].compactMap(\.self))
    }
  }

  /// Writes the listening pages.
  ///
  /// - Throws: when a page can't be written.
  mutating func writePages() async throws {
    // The audio is most of what a build writes: the disk can work while pages take the processor.
    let folders = isRehearsal ? [] : trees.values.map(\.staging)
    async let isOnDisk: Void = Self.sync(folders)
    let covers = try await writeCovers()
    let composer = try PageComposer(
      plan: plan,
      artwork: artwork,
      covers: covers,
      placing: placers
    )
    let episodes = try await texts.mapConcurrently(jobs: jobs) { text throws(WorkFailure) in
      try composer.composeEpisode(text.programmes)
    }
    let overviews = await plan.feeds.mapConcurrently(jobs: jobs, share: 1) { feed in
      composer.overviews(of: feed, episodes.compactMap { $0.episodes[feed.name] })
    }
    // What episodes have added is noted meanwhile.
    async let lists = overviews.flatMap(\.self).mapConcurrently(jobs: jobs, share: 1) {
      overview throws(WorkFailure) in
      try composer.compose(overview)
    }
    // Nothing needs them any more, and those of a large show are many megabytes: freed while the lists are written.
    texts = []
    note(episodes)
    for feed in plan.feeds {
      guard let slug = episodes.lazy.compactMap({ $0.episodes[feed.name]?.slug }).first else {
        continue
      }
      trees[feed.tree]?.links.add(composer.commonLinks(of: feed, on: slug))
    }
    note(try await lists)
    try await isOnDisk
  }

  private mutating func note(_ pages: [PageComposer.Composed]) {
    for page in pages {
      note(page.files)
      for (tree, links) in page.links { trees[tree]?.links.add(links) }
    }
  }

  /// Places files in each of the new folders.
  private var placers: [OutputTree: FilePlacer] { trees.mapValues(\.files.placing) }

  private mutating func note(_ files: [OutputTree: [PlacedFile]]) {
    for (tree, files) in files { trees[tree]?.files.note(files) }
  }

  /// The programmes with their audio files, by episode.
  private func media() -> [[ProgrammeMedia]] {
    let newscasts = Dictionary(voicemails.map { ($0.slug, $0.path) }) { first, _ in first }
    var episodes: [[ProgrammeMedia]] = []
    var files: [String: (audio: String, waveform: WaveformBars?)] = [:]
    for cut in cuts {
      guard let file = enclosures[cut.key] else { continue }
      let (audio, waveform) =
        files[cut.key] ?? (cut.audioPath(file), file.waveform.map(WaveformBars.init(text:)))
      files[cut.key] = (audio, waveform)
      let media = ProgrammeMedia(
        planned: cut.planned,
        programme: cut.programme,
        audio: audio,
        audioLength: file.length,
        waveform: waveform,
        clips: clips[cut.key] ?? [],
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
}
