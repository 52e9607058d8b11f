package import RoadcastModel

/// A feed in the terms of RSS 2.0: a show, or a show for one audience.
package struct Channel: Sendable, Equatable {
  /// The feed's own address, for `atom:link rel="self"`.
  package var selfURL: String

  package var title: String
  package var description: String
  package var link: String
  package var language: String
  package var author: String

  /// Written only for a public show.
  package var owner: Show.Owner?

  /// Apple's category and, where there is one, subcategory.
  package var category: [String]

  package var isExplicit: Bool
  package var imageURL: String

  /// Whether the feed asks directories not to list the show.
  package var isPrivate: Bool

  /// `podcast:guid`.
  package var guid: String

  package var copyright: String?
  package var cadence: Cadence?
  package var kind = ShowKind.episodic

  /// The address that apps must use from now on, `itunes:new-feed-url`; nil if the show hasn't moved.
  package var newFeedURL: String?

  /// The people of the show.
  package var people: [Person] = []

  /// Newest first, as some apps require.
  package var items: [Item]

  package init(
    selfURL: String,
    title: String,
    description: String,
    link: String,
    language: String,
    author: String,
    owner: Show.Owner?,
    category: [String],
    isExplicit: Bool,
    imageURL: String,
    isPrivate: Bool,
    guid: String,
    copyright: String?,
    cadence: Cadence?,
    items: [Item]
  ) {
    self.selfURL = selfURL
    self.title = title
    self.description = description
    self.link = link
    self.language = language
    self.author = author
    self.owner = owner
    self.category = category
    self.isExplicit = isExplicit
    self.imageURL = imageURL
    self.isPrivate = isPrivate
    self.guid = guid
    self.copyright = copyright
    self.cadence = cadence
    self.items = items
  }
}
