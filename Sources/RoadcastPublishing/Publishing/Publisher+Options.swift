package import RoadcastModel

extension Publisher {
  /// How a folder is published.
  package struct Options: Sendable {
    package var now: Moment

    /// Whether only the plan is made.
    package var isDryRun = false

    /// Whether a dry run shows what would be announced, in full.
    package var previewsAnnouncements = false

    /// Whether files with names that only builds choose are taken for ours.
    package var adopts = false

    /// Whether the links of what was published are fetched at the public address.
    package var verifies = true

    /// Whether they're fetched even if nothing was sent.
    package var verifiesAlways = false

    /// What to do on a machine that can't reach the public address; nil where there's no choice.
    package var adviceWithoutAccess: String?

    package var show: Show

    /// Makes the report of the week; nil if none is sent.
    package var makeReport: (@Sendable () async throws -> WeeklyReport)?

    /// Until when superseded media stay whatever their time is, because the clock has jumped.
    package var earliestRemoval: Moment?

    /// Whether superseded media are removed at once.
    package var removesAtOnce = false

    package init(now: Moment, show: Show) {
      self.now = now
      self.show = show
    }
  }
}
