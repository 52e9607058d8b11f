/// Reps who share an answer: they get their own feed and their own cut of an episode.
package struct Audience: Sendable, Equatable {
  package var name: Located<String>
  package var title: String
  package var description: String?

  /// The audience's own artwork; a path in the workspace.
  package var cover: Located<String>?

  /// Its answers; without any it hears what the main feed hears.
  package var only: [Tag]

  /// Whether it hears drafts too.
  package var drafts = false

  /// Seconds by which it hears an episode before the others.
  package var ahead: Int64 = 0

  package init(name: Located<String>, title: String, only: [Tag] = []) {
    self.name = name
    self.title = title
    self.only = only
  }
}

extension [Tag] {
  /// Whether listeners with these answers get what is for `only`.
  ///
  /// For every facet in `only`, the answers must include one of its tags there.
  package func match(_ only: [Tag]) -> Bool {
    only.indices.allSatisfy { index in
      let facet = only[index].facet.value
      // A facet's tags follow one another, and the first of them checks for all.
      if index > 0, only[index - 1].facet.value == facet { return true }
      return only.contains { wanted in
        wanted.facet.value == facet
          && contains { $0.facet.value == facet && $0.value.value == wanted.value.value }
      }
    }
  }
}
