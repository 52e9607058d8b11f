import RoadcastModel

/// The order of kinds of segments: the vocabulary's, then others by name, and untagged ones last.
struct KindRanking {
  private let ranks: [String: Int]

  init(_ facets: [Facet]) {
    let tags = facets.first { $0.name == Episode.kindFacet }?.tags ?? []
    ranks = Dictionary(zip(tags, 0...)) { first, _ in first }
  }

  /// Makes shares of a whole, in the order of their kinds.
  ///
  /// - Parameters:
  ///   - samples: the samples of each kind.
  ///   - sampleRate: Hz.
  /// - Returns: a share for each kind.
  func shares(_ samples: [String: Int], at sampleRate: Int) -> [LengthsReport.Share] {
    let total = max(1, samples.values.reduce(0, +))
    return samples.sorted { (rank($0.key), $0.key) < (rank($1.key), $1.key) }.map {
      LengthsReport.Share(
        name: $0.key,
        length: Milliseconds(samples: $0.value, at: sampleRate),
        percent: (200 * $0.value + total) / (2 * total)
      )
    }
  }

  private func rank(_ name: String) -> Int {
    name == Episode.untaggedKind ? .max : ranks[name] ?? .max - 1
  }
}
