package import RoadcastModel

extension LengthsReport {
  /// One version of an episode: equal versions of several feeds are one.
  package struct Cut: Sendable, Equatable {
    /// The feeds that publish it, in the show's order.
    package var feeds: [FeedName]

    package var length: MeasuredLength

    /// Each segment by its title, in the order of the programme.
    package var segments: [Share]

    /// Each kind of segment, in the order of the vocabulary.
    package var kinds: [Share]

    /// The time that belongs to no segment: opener, closer and pauses.
    package var between: Milliseconds
  }

  /// The part of a whole that something takes.
  package struct Share: Sendable, Equatable {
    package var name: String
    package var length: Milliseconds

    /// Rounded; the shares of one list don't always add up to 100.
    package var percent: Int
  }
}

extension LengthsReport.Cut {
  /// Measures a programme.
  ///
  /// - Parameters:
  ///   - programme: the version.
  ///   - feeds: the feeds that publish it.
  ///   - episode: the episode.
  ///   - kinds: the kinds of each of the episode's segments.
  ///   - ranking: the order of kinds.
  ///   - policy: the limits.
  init(
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
    var samplesByKind: [String: Int] = [:]
    segments = parts.map { index, part in
      for (kind, samples) in kinds[index].split(part.length) {
        samplesByKind[kind, default: 0] += samples
      }
      return LengthsReport.Share(
        name: episode.segments[index].title,
        length: programme.milliseconds(part.length),
        percent: programme.percent(of: part.length)
      )
    }
    self.kinds = ranking.shares(samplesByKind, at: programme.sampleRate)
    between = programme.milliseconds(
      programme.duration - parts.reduce(0) { $0 + $1.part.length }
    )
  }
}
