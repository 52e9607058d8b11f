/// The rules of the subject "Schedule".
extension RuleDefinition {
  static let sameDate = RuleDefinition(
    .schedule,
    .warning,
    """
    Two episodes are published at the same moment, and apps show them in any order; or, in a \
    show with a `cadence`, on the same date. Change one of the dates.
    """
  )

  static let missedSlot = RuleDefinition(
    .schedule,
    .warning,
    """
    The show promises an episode in each slot of its `cadence` (a day, a week, two weeks or a \
    month), and a past slot has none. `roadcast calendar` shows every slot. If you can't keep \
    the promise, choose another `cadence`.
    """
  )

  static let emptySlot = RuleDefinition(
    .schedule,
    .warning,
    """
    No episode is planned for the current or the next slot of the show's `cadence`. Write an \
    `episode.yml` with a date and `draft: true` to plan one.
    """
  )

  static let overdueDraft = RuleDefinition(
    .schedule,
    .warning,
    """
    The episode is still a draft, but its date has passed. Remove `draft` to publish it, or \
    choose another date.
    """
  )

  static let reviewOverdue = RuleDefinition(
    .schedule,
    .warning,
    """
    The date in `review_by` has passed. Check whether the episode is still true; then choose a \
    later date, or set `expires` to retire it.
    """
  )

  static let expiresEarly = RuleDefinition(
    .schedule,
    .error,
    """
    `expires` isn't later than `published`, so the episode would never be in a feed. Correct \
    one of the two dates.
    """
  )
}
