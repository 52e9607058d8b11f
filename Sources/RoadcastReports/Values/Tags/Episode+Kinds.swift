import RoadcastModel

extension Episode {
  /// The facet whose tags are the kinds of segments.
  static let kindFacet = "kind"

  /// The kind of segments without a tag of that facet.
  static let untaggedKind = "untagged"

  /// The kinds of a segment, sorted: its own, or else the episode's.
  func kinds(of segment: Segment) -> [String] {
    func kinds(_ tags: [Tag]) -> Set<String> {
      Set(tags.filter { $0.facet == Self.kindFacet }.map(\.value))
    }
    let own = kinds(segment.tags)
    let all = own.isEmpty ? kinds(tags) : own
    return all.isEmpty ? [Self.untaggedKind] : all.sorted()
  }
}

extension [String] {
  /// Shares out a number of samples equally, so that the parts add up to the whole.
  func split(_ samples: Int) -> [(String, Int)] {
    enumerated().map { index, name in
      (name, samples / count + (index < samples % count ? 1 : 0))
    }
  }
}
