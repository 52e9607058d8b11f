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
  /// Whether somebody with the answers `self` hears what is meant for `only`.
  ///
  /// For every facet that `only` names, one of the same tags must be among the answers.
  package func hears(_ only: [Tag]) -> Bool {
    only.indices.allSatisfy { index in
      let facet = only[index].facet.value
      // What a facet asks stands side by side, and is asked once.
      if index > 0, only[index - 1].facet.value == facet { return true }
      return only.contains { wanted in
        wanted.facet.value == facet
          && contains { $0.facet.value == facet && $0.value.value == wanted.value.value }
      }
    }
  }
}
