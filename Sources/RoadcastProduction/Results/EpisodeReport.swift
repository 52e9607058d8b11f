package import RoadcastModel

/// One episode, as it stands.
package struct EpisodeReport: Sendable {
  package var slug: String
  package var title: String
  package var status: EpisodeStatus
  package var published: Moment?

  /// The roles whose approval keeps it out of the feeds.
  package var awaiting: [String] = []

  /// One for each feed that would hear it, the main feed's first; none while it was not listened to.
  package var programmes: [ProgrammeReport]

  /// The feeds that contain the episode now.
  package var dueIn: [FeedName]
}
