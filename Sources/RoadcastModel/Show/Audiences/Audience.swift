/// Listeners who share tags, such as a territory: they get a feed and versions of episodes of their own.
package struct Audience: Sendable, Equatable {
  package var name: Located<String>
  package var title: String
  package var description: String?

  /// The audience's own artwork: a path in the workspace.
  package var cover: Located<String>?

  /// The tags that the listeners share; without any, they get the main feed's versions.
  package var only: [Tag]

  /// Whether the feed contains drafts too.
  package var drafts = false

  /// Seconds by which the feed publishes an episode earlier than the main feed.
  package var ahead: Int64 = 0

  package init(name: Located<String>, title: String, only: [Tag] = []) {
    self.name = name
    self.title = title
    self.only = only
  }
}
