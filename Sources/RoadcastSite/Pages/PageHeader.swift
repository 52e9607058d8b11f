/// What all pages of a feed have in common.
package struct PageHeader: Sendable {
  package var title: String
  package var description: String
  package var language: String

  /// Whether the pages ask search engines not to list them.
  package var isPrivate: Bool

  package var copyright: String?

  /// The feed's path below `feed/`.
  package var feed: String

  /// The feed's address on the web.
  package var feedAddress: String

  package var cover: PageCover

  /// Whether the pages lead to a list of speakers.
  package var hasPeople = false

  package init(
    title: String,
    description: String,
    language: String,
    isPrivate: Bool,
    copyright: String?,
    feed: String,
    feedAddress: String,
    cover: PageCover
  ) {
    self.title = title
    self.description = description
    self.language = language
    self.isPrivate = isPrivate
    self.copyright = copyright
    self.feed = feed
    self.feedAddress = feedAddress
    self.cover = cover
  }
}
