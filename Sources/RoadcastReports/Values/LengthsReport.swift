package import RoadcastModel

/// Whether briefings are brief: every cut that went out against the limits, and what it is made of.
package struct LengthsReport: Sendable, Equatable {
  /// What part of a whole something takes.
  package struct Share: Sendable, Equatable {
    package var name: String
    package var length: Milliseconds

    /// Of all that stands beside it, in rounded per cent.
    package var percent: Int
  }

  /// What some feeds hear of an episode; equal cuts are one.
  package struct Cut: Sendable, Equatable {
    /// The feeds that publish it, in the show's order.
    package var feeds: [FeedName]

    package var length: MeasuredLength

    /// Each segment by its title, in the order heard.
    package var segments: [Share]

    /// The same by the tags of the facet `kind`, in the order of the vocabulary.
    package var kinds: [Share]

    /// What is neither: opener, closer and the pauses.
    package var between: Milliseconds
  }

  /// An episode that went out.
  package struct Entry: Sendable, Equatable {
    package var slug: String
    package var title: String
    package var published: Moment
    package var status: EpisodeStatus

    /// The main feed's first; none where a recording can't be used.
    package var cuts: [Cut]
  }

  package var policy: LengthPolicy

  /// The feeds in the report, in the show's order.
  package var feeds: [FeedName]

  /// Newest first.
  package var episodes: [Entry]

  /// The feed's lengths by weeks, oldest first.
  package var trend: LengthTrend

  /// The most minutes first.
  package var speakers: [Speaker]

  /// What all segments told come to, each counted once.
  package var kinds: [Share]

  package init(of plan: Plan, in scope: ReportScope) {
    policy = plan.show.length
    feeds = scope.feed.map { [$0] } ?? plan.feeds.map(\.name)
    let only = scope.feed.flatMap(plan.feed)
    let out = plan.episodes.filter {
      $0.episode.isOut(at: plan.now) && scope.includes($0.episode.published.value)
        && $0.concerns(only)
    }.sorted {
      let (left, right) = ($0.episode, $1.episode)
      return (right.published.value.seconds, left.slug)
        < (left.published.value.seconds, right.slug)
    }
    let ranking = KindRanking(plan.show.facets)
    let rate = plan.show.sound.sampleRate
    var speakers = SpeakerTally()
    var byKind: [String: Int] = [:]
    episodes = out.map { planned in
      let cuts = planned.cuts(in: scope.feed)
      let kinds = planned.episode.segments.map { planned.episode.kinds(of: $0) }
      var told: Set<Int> = []
      for (index, part) in cuts.flatMap(\.programme.segments) where told.insert(index).inserted {
        for (kind, samples) in kinds[index].split(part.length) {
          byKind[kind, default: 0] += samples
        }
        speakers.add(
          planned.episode.segments[index],
          samples: part.length,
          transcript: planned.transcripts[index]
        )
      }
      return Entry(
        slug: planned.episode.slug,
        title: planned.episode.title,
        published: planned.episode.published.value,
        status: planned.status,
        cuts: cuts.map { cut in
          Cut(
            cut.programme,
            feeds: cut.feeds,
            of: planned.episode,
            kinds: kinds,
            ranking: ranking,
            policy: plan.show.length
          )
        }
      )
    }
    self.speakers = speakers.speakers(at: rate)
    kinds = ranking.shares(byKind, at: rate)
    trend = LengthTrend(of: episodes, in: scope.feed ?? .main)
  }

  /// The cuts with their episodes, newest first.
  package var cuts: [(episode: Entry, cut: Cut)] {
    episodes.flatMap { entry in entry.cuts.map { (entry, $0) } }
  }

  /// What each feed hears of an episode, as far as it hears it, in the show's order.
  package func cutsByFeed(of entry: Entry) -> [(feed: FeedName, cut: Cut)] {
    feeds.compactMap { feed in
      entry.cuts.first { $0.feeds.contains(feed) }.map { (feed, $0) }
    }
  }

  /// The episodes that went out and can't be measured.
  package var unmeasured: [Entry] { episodes.filter(\.cuts.isEmpty) }
}

extension LengthsReport.Cut {
  fileprivate init(
    _ programme: Programme,
    feeds: [FeedName],
    of episode: Episode,
    kinds: [[String]],
    ranking: KindRanking,
    policy: LengthPolicy
  ) {
    self.feeds = feeds
    length = MeasuredLength(
      samples: programme.duration,
      sampleRate: programme.sampleRate,
      policy: policy
    )
    let parts = programme.segments
    let heard = max(1, parts.reduce(0) { $0 + $1.part.length })
    var byKind: [String: Int] = [:]
    segments = parts.map { index, part in
      for (kind, samples) in kinds[index].split(part.length) { byKind[kind, default: 0] += samples }
      return LengthsReport.Share(
        name: episode.segments[index].title,
        length: programme.milliseconds(part.length),
        percent: (200 * part.length + heard) / (2 * heard)
      )
    }
    self.kinds = ranking.shares(byKind, at: programme.sampleRate)
    between = programme.milliseconds(
      programme.duration - parts.reduce(0) { $0 + $1.part.length }
    )
  }
}

extension PlannedEpisode {
  /// Whether something of the episode is for a feed; nil for any feed.
  fileprivate func concerns(_ feed: Feed?) -> Bool {
    guard let feed, !episode.lacksSegments else { return true }
    return episode.segments.contains { feed.contains($0, of: episode) }
  }

  /// The programmes of one feed, or of all: equal ones once.
  fileprivate func cuts(
    in feed: FeedName?
  ) -> [(programme: Programme, feeds: [FeedName])] {
    var cuts: [(programme: Programme, feeds: [FeedName])] = []
    for programme in programmes where feed == nil || programme.feed == feed {
      let place = cuts.firstIndex {
        $0.programme.parts.lazy.map(\.use).elementsEqual(programme.parts.lazy.map(\.use))
      }
      if let place {
        cuts[place].feeds.append(programme.feed)
      } else {
        cuts.append((programme, [programme.feed]))
      }
    }
    return cuts
  }
}
