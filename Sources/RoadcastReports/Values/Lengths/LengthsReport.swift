package import RoadcastModel

/// Whether episodes are brief: the versions that were published, against the show's limits.
///
/// It covers what listeners got, whether it has expired or not; what is only in the manifests is apart.
package struct LengthsReport: Sendable, Equatable {
  package var policy: LengthPolicy

  /// The feeds in the report, in the show's order.
  package var feeds: [FeedName]

  /// What has gone out, newest first.
  package var episodes: [Entry]

  /// What no feed contains though its date has come, newest first; it counts in no figure.
  package var waiting: [Entry]

  /// How the lengths of one feed develop: the reported one, or the main feed.
  package var trend: LengthTrend

  /// The longest speaking time first.
  package var speakers: [Speaker]

  /// The kinds of all segments; each segment counts once, however many versions contain it.
  package var kinds: [Share]

  /// How the show's language writes dates.
  package var words: DateWords

  /// Measures what a plan has published.
  package init(of plan: Plan, in scope: ReportScope) {
    policy = plan.show.length
    words = plan.show.dates.words
    feeds = scope.feed.map { [$0] } ?? plan.feeds.map(\.name)
    let only = scope.feed.flatMap(plan.feed)
    let due = plan.episodes.filter {
      $0.episode.isOut(at: plan.now) && scope.includes($0.episode.published.value)
        && $0.hasSegment(for: only)
    }.sorted {
      let (left, right) = ($0.episode, $1.episode)
      return (right.published.value.seconds, left.slug)
        < (left.published.value.seconds, right.slug)
    }
    let people = Dictionary(plan.tagFeeds.map { ($0.name, $0.listeners) }) { first, _ in first }
    let ranking = KindRanking(plan.show.facets)
    var speakers = SpeakerTally()
    var samplesByKind: [String: Int] = [:]
    let entries = due.map { planned in
      let episode = planned.episode
      let versions = planned.versions(in: scope.feed)
      let kinds = episode.segments.map { episode.kinds(of: $0) }
      let isWaiting = plan.isWaiting(episode, in: scope.feed)
      var counted: Set<Int> = []
      for (index, part) in versions.flatMap(\.programme.segments)
      where !isWaiting && counted.insert(index).inserted {
        for (kind, samples) in kinds[index].split(part.length) {
          samplesByKind[kind, default: 0] += samples
        }
        speakers.add(
          episode.segments[index],
          samples: part.length,
          transcript: planned.transcripts[index]
        )
      }
      return Entry(
        slug: episode.slug,
        title: episode.title,
        published: episode.published.value,
        status: planned.status,
        isReleased: plan.isReleased(episode, in: scope.feed),
        isWaiting: isWaiting,
        cuts: versions.map { programme, feeds in
          Cut(
            programme,
            feeds: feeds,
            people: feeds.reduce(0) { $0 + (people[$1] ?? 0) },
            of: episode,
            kinds: kinds,
            ranking: ranking,
            policy: plan.show.length
          )
        }
      )
    }
    episodes = entries.filter { !$0.isWaiting }
    waiting = entries.filter(\.isWaiting)
    let rate = plan.show.sound.sampleRate
    self.speakers = speakers.speakers(at: rate)
    kinds = ranking.shares(samplesByKind, at: rate)
    trend = LengthTrend(of: episodes, in: scope.feed ?? .main)
  }

  /// Every version that has gone out, with its episode, newest first.
  package var cuts: [(episode: Entry, cut: Cut)] { Self.cuts(of: episodes) }

  /// Every version of some episodes, in their order.
  static func cuts(of episodes: [Entry]) -> [(episode: Entry, cut: Cut)] {
    episodes.flatMap { entry in entry.cuts.map { (entry, $0) } }
  }

  /// Everything whose date has come, out or not, newest first.
  package var due: [Entry] {
    guard !waiting.isEmpty else { return episodes }
    return (episodes + waiting).sorted {
      ($1.published.seconds, $0.slug) < ($0.published.seconds, $1.slug)
    }
  }

  /// The version of an episode in each feed that has it, but for those for tags, in the show's order.
  package func cutsByFeed(of entry: Entry) -> [(feed: FeedName, cut: Cut)] {
    feeds.filter { $0.tagSet == nil }.compactMap { feed in
      entry.cuts.first { $0.feeds.contains(feed) }.map { (feed, $0) }
    }
  }

  /// The episodes that can't be measured, because of errors.
  package var unmeasured: [Entry] { due.filter(\.cuts.isEmpty) }
}

extension LengthsReport {
  /// An episode whose date has come.
  package struct Entry: Sendable, Equatable {
    package var slug: String
    package var title: String
    package var published: Moment
    package var status: EpisodeStatus

    /// Whether the last build's feed contains it; nil if that isn't known.
    package var isReleased: Bool?

    /// Whether the feed doesn't contain it though its date has come.
    package var isWaiting: Bool

    /// The main feed's version first; none where a recording can't be used.
    package var cuts: [Cut]
  }
}

extension PlannedEpisode {
  /// Whether a segment is for a feed; nil for any feed.
  fileprivate func hasSegment(for feed: Feed?) -> Bool {
    guard let feed, !episode.lacksSegments else { return true }
    return episode.segments.contains { feed.contains($0, of: episode) }
  }

  /// The programmes of one feed, or of all; equal ones once, with the feeds that publish them.
  fileprivate func versions(in feed: FeedName?) -> [(programme: Programme, feeds: [FeedName])] {
    var versions: [(programme: Programme, feeds: [FeedName])] = []
    for programme in programmes where feed == nil || programme.feed == feed {
      let place = versions.firstIndex {
        $0.programme.parts.lazy.map(\.use).elementsEqual(programme.parts.lazy.map(\.use))
      }
      if let place {
        versions[place].feeds.append(programme.feed)
      } else {
        versions.append((programme, [programme.feed]))
      }
    }
    return versions
  }
}
