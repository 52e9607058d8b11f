/// What is known of a recording once it was listened to.
package struct Recording: Sendable, Equatable {
  /// The path in the workspace.
  package var path: String

  /// Samples at the programme's rate that are heard of it.
  package var length: Int

  /// Its length with the silence behind it, in samples, in whole MP3 frames.
  package var block: Int

  /// What was taken out of it, in samples of the recording: ascending, apart from each other.
  package var cuts: [Range<Int>]

  /// Its length before anything was taken out.
  package var uncutLength: Int { length + cuts.reduce(0) { $0 + $1.count } }

  package init(path: String, length: Int, block: Int, cuts: [Range<Int>] = []) {
    self.path = path
    self.length = length
    self.block = block
    self.cuts = cuts
  }
}

/// Everything that is going to be published, and when: what checks look at.
package struct Plan: Sendable {
  package var show: Show { didSet { feeds = show.feeds } }

  /// The main feed, then each audience's.
  package private(set) var feeds: [Feed]

  /// What counts as now.
  package var now: Moment

  /// By slug.
  package var episodes: [PlannedEpisode]

  /// Those that can't be used are missing.
  package var recordings: [RecordingUse: Recording]

  /// Whether cuts that are not due yet are judged too, as `check` does.
  package var judgesAll = false

  package init(
    show: Show,
    now: Moment,
    episodes: [PlannedEpisode],
    recordings: [RecordingUse: Recording]
  ) {
    self.show = show
    feeds = show.feeds
    self.now = now
    self.episodes = episodes
    self.recordings = recordings
  }

  /// What is due before what is not, so that a draft never takes a published episode's place.
  package var dueFirst: [PlannedEpisode] {
    episodes.filter(\.isDue) + episodes.filter { !$0.isDue }
  }

  /// The feed of a name; nil where the show has no such audience.
  package func feed(_ name: FeedName) -> Feed? { feeds.first { $0.name == name } }

  /// Whether an episode's time in a feed has come.
  package func isDue(_ episode: Episode, in feed: Feed) -> Bool {
    let status = EpisodeStatus(of: episode, at: now)
    if status == .expired { return false }
    if episode.isDraft { return feed.hasDrafts }
    return episode.published.value <= now.advanced(by: feed.ahead)
  }

  /// Whether an episode's time in any feed has come.
  package func isDue(_ episode: Episode) -> Bool { feeds.contains { isDue(episode, in: $0) } }

  /// The programmes of an episode, the main feed's first: one for each feed that hears anything of it,
  /// without those of which a segment or a recording can't be used.
  package func programmes(of episode: Episode) -> [Programme] {
    // Many feeds hear the same segments.
    var made: [[Int]: Programme?] = [:]
    return feeds.compactMap { feed in
      let heard = episode.segments.indices.filter {
        feed.contains(episode.segments[$0], of: episode)
      }
      var programme = made[heard] ?? self.programme(of: episode, segments: heard)
      made[heard] = .some(programme)
      programme?.feed = feed.name
      return programme
    }
  }

  /// - `heard`: the places of the segments.
  private func programme(of episode: Episode, segments heard: [Int]) -> Programme? {
    guard !episode.lacksSegments, !heard.isEmpty else { return nil }
    var programme = Programme(feed: .main, sampleRate: show.sound.sampleRate)
    func append(_ role: Programme.Part.Role, _ use: RecordingUse) -> Bool {
      guard let recording = recordings[use] else { return false }
      programme.append(
        role,
        use: use,
        length: recording.length,
        block: recording.block,
        cuts: recording.cuts
      )
      return true
    }
    if let opener = show.sound.opener, !append(.opener, show.use(ofSound: opener.value)) {
      return nil
    }
    for index in heard where !append(.segment(index), show.use(of: episode.segments[index])) {
      return nil
    }
    if let closer = show.sound.closer, !append(.closer, show.use(ofSound: closer.value)) {
      return nil
    }
    return programme
  }
}

/// An episode with its programmes and transcripts.
package struct PlannedEpisode: Sendable {
  package var episode: Episode
  package var status: EpisodeStatus

  /// By the segment's place in the episode.
  package var transcripts: [Int: Transcript] = [:]

  /// One for each feed that would hear the episode, due or not; the main feed's first.
  package var programmes: [Programme] = []

  /// The feeds that contain the episode now, in the show's order.
  package var dueIn: [FeedName] = []

  package init(episode: Episode, status: EpisodeStatus) {
    self.episode = episode
    self.status = status
  }

  /// Whether any feed holds the episode now.
  package var isDue: Bool { !dueIn.isEmpty }

  /// The tags of the episode and of the segments heard in a programme, once each.
  package func tags(in programme: Programme, facets: [Facet]) -> [Tag] {
    facets.sorted(
      episode.tags + programme.segments.flatMap { episode.segments[$0.index].tags }
    )
  }
}
