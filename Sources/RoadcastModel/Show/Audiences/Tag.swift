/// An answer to a facet's question, with the places where it's written.
package struct Tag: Sendable, Equatable {
  /// The facet's name.
  package var facet: String

  /// The answer.
  package var value: String

  /// Where the facet's name is written.
  package var facetLocation: SourceLocation

  /// Where the answer is written.
  package var location: SourceLocation

  package init(facet: Located<String>, value: Located<String>) {
    self.facet = facet.value
    self.value = value.value
    facetLocation = facet.location
    location = value.location
  }
}

extension [Tag] {
  /// Whether listeners with these answers get what is for `only`.
  ///
  /// For every facet in `only`, the answers must include one of its tags there.
  package func matches(_ only: [Tag]) -> Bool {
    only.indices.allSatisfy { index in
      let facet = only[index].facet
      // A facet's tags follow one another, and the first of them checks for all.
      if index > 0, only[index - 1].facet == facet { return true }
      return only.contains { wanted in
        wanted.facet == facet && contains { $0.facet == facet && $0.value == wanted.value }
      }
    }
  }
}
