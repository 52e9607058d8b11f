/// Something that's published, and that the next build removes, perhaps by mistake.
package enum Withdrawal: Sendable, Equatable {
  /// An episode that has no `episode.yml` any more; `newSlug` is the folder that has it now, if it was
  /// renamed.
  case missingEpisode(slug: String, title: String, feed: FeedName, newSlug: String?)

  /// An episode whose date is in the future again.
  case postponedEpisode(slug: String, feed: FeedName, date: Moment)

  /// The feed of an audience that the show doesn't have any more.
  case missingAudience(String)

  /// The feed of an audience that gets episodes early, in the folder that anyone can get.
  case exposedAudience(String)
}
