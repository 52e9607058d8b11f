/// What can be searched of an episode.
package struct SearchableEpisode: Sendable, Equatable {
  package var slug: String
  package var title: String

  /// Seconds since 1970; of two equal matches, the newer comes first.
  package var published: Int64

  package var sections: [SearchableSection]

  package init(slug: String, title: String, published: Int64, sections: [SearchableSection]) {
    self.slug = slug
    self.title = title
    self.published = published
    self.sections = sections
  }
}
