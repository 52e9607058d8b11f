/// A question that tags answer, such as "outcome".
package struct Facet: Sendable, Equatable {
  package var name: String

  /// The allowed tags, in the show's order; nil if any text is allowed.
  package var tags: [String]?

  package init(name: String, tags: [String]?) {
    self.name = name
    self.tags = tags
  }
}

extension [Facet] {
  /// Sorts tags by the order of the vocabulary and then of the text, without duplicates.
  ///
  /// - Parameter tags: tags in any order; those outside the vocabulary are last.
  /// - Returns: each tag once.
  package func sorted(_ tags: [Tag]) -> [Tag] {
    var seen: Set<[String]> = []
    let ranked = tags.filter { seen.insert([$0.facet, $0.value]).inserted }.map { tag in
      let facet = firstIndex { $0.name == tag.facet } ?? count
      let value =
        facet < count ? self[facet].tags?.firstIndex(of: tag.value) ?? .max : .max
      return (facet, value, tag)
    }
    return ranked.sorted { left, right in
      (left.0, left.1, left.2.value) < (right.0, right.1, right.2.value)
    }.map(\.2)
  }
}
