/// A period in which the show promises an episode: a day, a week from Monday, two weeks, or a month.
package struct Slot: Sendable, Equatable {
  /// Whether the slot has its episode.
  package enum State: String, Sendable, CaseIterable {
    /// An episode was published in it, even if it has left the feeds since.
    case published
    /// An episode's date in it has come, but no feed contains it.
    case waiting
    /// It's over, and no episode was published in it.
    case missing
    /// It's the current one; no episode was published in it, and none is planned in the rest of it.
    case due
    /// It isn't over, and an episode is planned in the rest of it.
    case planned
    /// It's in the future, and no episode is planned in it.
    case open
  }

  /// An episode with a date in the slot.
  package struct Entry: Sendable, Equatable {
    package var slug: String
    package var title: String
    package var published: Moment
    package var status: EpisodeStatus

    /// Whether a feed of the last build contains it; nil if that isn't known.
    package var isReleased: Bool?

    /// Whether its date has come, but no feed contains it.
    package var isWaiting: Bool
  }

  /// The first day.
  package var first: CivilDate

  /// The last day.
  package var last: CivilDate

  package var state: State

  /// Whether it contains the present day.
  package var isCurrent: Bool

  /// The episodes with a date in the slot, earliest first; drafts too.
  package var episodes: [Entry]
}
