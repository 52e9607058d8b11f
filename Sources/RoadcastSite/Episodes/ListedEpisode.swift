package import RoadcastModel

/// What the pages that list episodes show of one; what only its own page shows is many megabytes in a large show.
///
/// Most of it is HTML already, which the pages of many feeds have in common.
package struct ListedEpisode: Sendable {
  /// A tag, as the page of its facet shows the episode.
  package struct Tag: Sendable {
    package let facet: String
    let value: String

    /// The facet and the tag as people would write them.
    let words: [String]

    /// A line of a list, with the moments at which a chapter has the tag.
    let html: String
  }

  /// A speaker, as the page about that person shows the episode.
  struct Person: Sendable {
    /// The name of the person's page.
    let slug: String

    let name: String

    /// What the person says, with the episode's title and date.
    let html: String
  }

  package let slug: String
  package let published: Moment
  package let tags: [Tag]

  let heading: EpisodeHeading

  /// A line of the archive.
  let line: String

  /// The names of those who speak, each once, in the order in which they begin.
  let speakers: [String]

  /// The speakers who have a page, in no order.
  let people: [Person]

  /// The search's terms of what's said: many, so that versions of the episode share one set.
  let spokenTerms: Set<String>

  /// The search's terms of everything else that the episode's page shows; some are spoken too.
  let writtenTerms: Set<String>

  /// What the index shows of the episode.
  ///
  /// - Parameter folder: The folder of the page.
  /// - Returns: The values of the template.
  func entry(in folder: PageFolder) -> [String: Any?] {
    heading.values.merging(["page": folder.home + FeedLayout.episodePage(slug, in: .main)]) { $1 }
  }
}
