package import RoadcastModel

/// One way to bring a version of an episode closer to the show's limits, with the length that it leads to.
package struct LengthRemedy: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// Shortens long pauses in these segments.
    case shortenPauses([Int])

    /// Shortens the silence at the start and the end of these segments.
    case trim([Int])

    /// Leaves long pauses in a segment as they are.
    case keepPauses(Int)

    /// Changes the gap between recordings, for all episodes.
    case changeGap(Milliseconds)

    /// A segment no longer plays for one audience.
    case leaveOut(Int)

    /// A segment plays for one audience too.
    case include(Int)

    /// A segment plays for everyone.
    case playForAll(Int)

    /// A segment is no longer part of the episode.
    case drop(Int)
  }

  package var kind: Kind

  /// The version that it's for.
  package var feed: FeedName

  /// What to change in `episode.yml`.
  package var edits: [ManifestEdit] = []

  /// What to change in `show.yml`.
  package var showEdits: [ManifestEdit] = []

  /// Every feed's version afterwards.
  package var versions: [LengthVersion]

  /// How much longer the version is afterwards, in samples; negative for a shorter one.
  package var change: Int

  /// Whether the version is then within the limits, or within the target if it was within the limits before.
  package var isEnough: Bool

  /// The version afterwards; nil where the feed gets nothing then.
  package var version: LengthVersion? { versions.first { $0.feed == feed } }

  /// How much it takes away from listeners: the ways with the smallest number come first.
  var cost: Int {
    switch kind {
    case .shortenPauses(let segments), .trim(let segments): segments.count == 1 ? 0 : 1
    case .keepPauses: 1
    case .leaveOut, .include: 2
    case .changeGap: 3
    case .playForAll: 4
    case .drop: 5
    }
  }
}

extension LengthRemedy {
  /// The remedy in words, such as `Shorten the pauses in "02-northwind.wav": 18.0 s less`.
  ///
  /// - Parameters:
  ///   - names: The segments' names, by their positions.
  ///   - audience: What the version's listeners are called.
  /// - Returns: A sentence without a full stop.
  package func words(names: [String], audience: String) -> String {
    let rate = version?.length.sampleRate ?? 44_100
    let text = LengthText.format(samples: abs(change), at: rate)
    return "\(deed(names, audience)): \(text) \(change < 0 ? "less" : "more")"
  }

  private func deed(_ names: [String], _ audience: String) -> String {
    func name(_ position: Int) -> String {
      names.indices.contains(position) ? names[position].quoted : "segment \(position + 1)"
    }
    func list(_ positions: [Int]) -> String {
      positions.count == 1 ? name(positions[0]) : "\(positions.count) recordings"
    }
    switch kind {
    case .shortenPauses(let segments): return "Shorten the pauses in \(list(segments))"
    case .trim(let segments): return "Trim the silence around \(list(segments))"
    case .keepPauses(let segment): return "Keep the pauses in \(name(segment))"
    case .changeGap(let gap):
      return "Leave \(LengthText.format(gap)) between recordings, in every episode"
    case .leaveOut(let segment): return "Leave out \(name(segment)) for \(audience)"
    case .include(let segment): return "Play \(name(segment)) for \(audience) too"
    case .playForAll(let segment): return "Play \(name(segment)) for everyone"
    case .drop(let segment): return "Drop \(name(segment))"
    }
  }
}
