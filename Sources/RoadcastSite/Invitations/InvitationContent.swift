/// What an invitation says to one person.
package struct InvitationContent: Sendable {
  package var name: String
  package var showTitle: String

  /// The private address of their feed.
  package var feed: String

  /// The private address of their page about subscribing.
  package var page: String

  /// The show's language, such as `en-us`.
  package var language: String

  package init(name: String, showTitle: String, feed: String, page: String, language: String) {
    self.name = name
    self.showTitle = showTitle
    self.feed = feed
    self.page = page
    self.language = language
  }

  /// The words, in the show's language if they're known in it.
  package var words: InvitationWords { .words(of: language) }
}
