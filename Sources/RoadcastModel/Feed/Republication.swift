/// A version of an episode that would replace one in the published feed, and what differs.
package struct Republication: Sendable, Equatable {
  /// The feed that contains both.
  package var feed: FeedName

  /// The published title.
  package var oldTitle: String

  /// The published guid.
  package var oldGUID: String

  /// The published date; nil if it can't be read.
  package var oldDate: Moment?

  /// The guid that the new version gets.
  package var guid: String

  /// Whether the new version has another date.
  package var hasNewDate: Bool

  /// Whether the new version has other audio.
  package var hasNewAudio: Bool

  package init(
    feed: FeedName,
    oldTitle: String,
    oldGUID: String,
    oldDate: Moment?,
    guid: String,
    hasNewDate: Bool,
    hasNewAudio: Bool
  ) {
    self.feed = feed
    self.oldTitle = oldTitle
    self.oldGUID = oldGUID
    self.oldDate = oldDate
    self.guid = guid
    self.hasNewDate = hasNewDate
    self.hasNewAudio = hasNewAudio
  }
}
