import RoadcastModel

/// The facet whose tags say what kind of segment one is.
package let kindFacet = "kind"

/// What segments without a kind are told as.
package let untaggedKind = "untagged"

extension Episode {
  /// A segment's kinds, sorted: its own, else the episode's, else "untagged".
  func kinds(of segment: Segment) -> [String] {
    func named(_ tags: [Tag]) -> Set<String> {
      Set(tags.filter { $0.facet.value == kindFacet }.map(\.value.value))
    }
    let own = named(segment.tags)
    let all = own.isEmpty ? named(tags) : own
    return all.isEmpty ? [untaggedKind] : all.sorted()
  }
}

extension [String] {
  /// So many samples in equal parts, so that the parts add up to the whole.
  func split(_ samples: Int) -> [(String, Int)] {
    enumerated().map { index, name in
      (name, samples / count + (index < samples % count ? 1 : 0))
    }
  }
}

/// The order of kinds: the vocabulary's, then others by name, the untagged last.
struct KindRanking {
  private let ranks: [String: Int]

  init(_ facets: [Facet]) {
    let tags = facets.first { $0.name == kindFacet }?.tags ?? []
    ranks = Dictionary(zip(tags, 0...)) { first, _ in first }
  }

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
    name == untaggedKind ? .max : ranks[name] ?? .max - 1
  }
}
