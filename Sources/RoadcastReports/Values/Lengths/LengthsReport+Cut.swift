package import RoadcastModel

extension LengthsReport {
  /// One version of an episode: equal versions of several feeds are one.
  package struct Cut: Sendable, Equatable {
    /// The feeds that publish it, in the show's order.
    package var feeds: [FeedName]

    /// How many subscribers get it for their tags.
    package var people: Int

    package var length: MeasuredLength

    /// Each segment by its title, in the order of the programme.
    package var segments: [Share]

    /// Each kind of segment, in the order of the vocabulary.
    package var kinds: [Share]

    /// The feeds in words: each by its name, and many sets of tags by their number.
    package func feedNames(main: String = "main") -> String {
      let sets = feeds.compactMap(\.tagSet)
      var names = feeds.filter { $0.tagSet == nil }.map { $0.audience ?? main }
      names += sets.count > 3 ? ["\(sets.count) sets of tags"] : sets.map(\.text)
      let text = names.joined(separator: ", ")
      return people == 0 ? text : "\(text) (\(people == 1 ? "1 person" : "\(people) people"))"
    }

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
  ///   - people: how many subscribers get it for their tags.
  ///   - episode: the episode.
  ///   - kinds: the kinds of each of the episode's segments.
  ///   - ranking: the order of kinds.
  ///   - policy: the limits.
  init(
    _ programme: Programme,
    feeds: [FeedName],
    people: Int,
    of episode: Episode,
    kinds: [[String]],
    ranking: KindRanking,
    policy: LengthPolicy
  ) {
    self.feeds = feeds
    self.people = people
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
