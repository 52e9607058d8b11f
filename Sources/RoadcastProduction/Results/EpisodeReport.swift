package import RoadcastModel

/// One episode and its status.
package struct EpisodeReport: Sendable {
  package var slug: String
  package var title: String
  package var status: EpisodeStatus
  package var published: Moment?

  /// The roles whose approval is missing.
  package var awaiting: [String] = []

  /// The programme of each feed that would have the episode, the main feed first; empty where its
  /// recordings weren't measured.
  package var programmes: [ProgrammeReport]

  /// The versions for the tags of subscribers.
  package var cuts: [CutReport] = []

  /// The feeds that contain the episode now.
  package var dueIn: [FeedName]
}
