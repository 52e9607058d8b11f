/// Everything that will be published, and when; the checks read it.
package struct Plan: Sendable {
  package var show: Show { didSet { feeds = show.feeds + tagFeeds } }

  /// The feeds for the tags of subscribers.
  package var tagFeeds: [Feed] = [] { didSet { feeds = show.feeds + tagFeeds } }

  /// The main feed, then each audience's, then those for the tags of subscribers.
  package private(set) var feeds: [Feed]

  /// What counts as the current time, in the show's time zone if it has one.
  package var now: Moment

  /// The episodes, sorted by slug.
  package var episodes: [PlannedEpisode]

  /// Everyone who may listen, or might once.
  package var subscribers: [Subscriber] = []

  /// The usable recordings.
  package var recordings: [RecordingUse: Recording]

  /// The paths of recordings that manifests name and that don't exist.
  package var absentRecordings: Set<String> = []

  /// Whether the checks include versions that aren't due yet, as in the command `check`.
  package var checksAll = false

  /// The slugs in each feed since the last build, as far as its feeds can be read.
  ///
  /// It's nil if that isn't known, because nothing was built here. Only reports need it.
  package var released: [FeedName: Set<String>]?

  /// The guids of the show and its episodes; nil if they aren't checked.
  package var guids: PlannedGUIDs?

  /// What the last build published, and the next one removes; empty if it isn't compared.
  package var withdrawals: [Withdrawal] = []

  package init(
    show: Show,
    now: Moment,
    episodes: [PlannedEpisode],
    recordings: [RecordingUse: Recording]
  ) {
    self.show = show
    feeds = show.feeds
    self.now = show.dates.shown(now)
    self.episodes = episodes
    self.recordings = recordings
  }

  /// The episodes that are due, then the others.
  ///
  /// A check that reports the second of two equal values never reports a published episode then.
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
    return date(of: episode, in: feed) <= now
  }

  /// The date of an episode in a feed; a feed that is ahead of the main feed has earlier dates.
  func date(of episode: Episode, in feed: Feed) -> Moment {
    show.dates.moment(feed.ahead, before: episode.published.value)
  }

  /// Whether an episode's time in any feed has come.
  package func isDue(_ episode: Episode) -> Bool { feeds.contains { isDue(episode, in: $0) } }

  /// Builds an episode's programmes: one for each feed that gets any part of it.
  ///
  /// - Parameter episode: one of the show's episodes.
  /// - Returns: the programmes in the order of the feeds, without those that need a segment or a
  ///   recording that can't be used.
  package func programmes(of episode: Episode) -> [Programme] {
    // Many feeds get the same segments.
    var made: [[Int]: Programme?] = [:]
    return feeds.compactMap { feed in
      let indices = episode.segments.indices.filter {
        feed.contains(episode.segments[$0], of: episode)
      }
      var programme = made[indices] ?? self.programme(of: episode, segments: indices)
      made[indices] = .some(programme)
      programme?.feed = feed.name
      return programme
    }
  }

  /// How long an episode would be with some of its segments.
  ///
  /// - Parameters:
  ///   - episode: One of the show's episodes.
  ///   - indices: The segments' indices, in their order.
  /// - Returns: Samples; nil if a recording can't be used.
  package func duration(of episode: Episode, segments indices: [Int]) -> Int? {
    programme(of: episode, segments: indices)?.duration
  }

  /// Builds a programme of some of an episode's segments; nil if it needs what can't be used.
  private func programme(of episode: Episode, segments indices: [Int]) -> Programme? {
    guard !episode.lacksSegments, !indices.isEmpty else { return nil }
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
    if episode.enclosure != nil {
      return append(.segment(0), show.use(of: episode.segments[0])) ? programme : nil
    }
    if let opener = show.sound.opener, !append(.opener, show.use(ofSound: opener.value)) {
      return nil
    }
    for index in indices where !append(.segment(index), show.use(of: episode.segments[index])) {
      return nil
    }
    if let closer = show.sound.closer, !append(.closer, show.use(ofSound: closer.value)) {
      return nil
    }
    return programme
  }
}
