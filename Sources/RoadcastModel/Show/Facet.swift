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

/// One answer to a facet's question, with the place where it was given.
package struct Tag: Sendable, Equatable {
  package var facet: Located<String>
  package var value: Located<String>

  package init(facet: Located<String>, value: Located<String>) {
    self.facet = facet
    self.value = value
  }
}

extension [Facet] {
  /// These tags once each, in the order of the vocabulary and then of the text.
  package func sorted(_ tags: [Tag]) -> [Tag] {
    var seen: Set<[String]> = []
    let ranked = tags.filter { seen.insert([$0.facet.value, $0.value.value]).inserted }.map { tag in
      let facet = firstIndex { $0.name == tag.facet.value } ?? count
      let value =
        facet < count ? self[facet].tags?.firstIndex(of: tag.value.value) ?? .max : .max
      return (facet, value, tag)
    }
    return ranked.sorted { left, right in
      (left.0, left.1, left.2.value.value) < (right.0, right.1, right.2.value.value)
    }.map(\.2)
  }
}
