/// The rules of the subject "Episodes, tags and audiences".
extension RuleDefinition {
  static let noRecordings = RuleDefinition(
    .episodes,
    .error,
    """
    The episode has no recordings. Put WAV files into its folder. If it's only planned, write \
    `draft: true`.
    """
  )

  static let sameNumber = RuleDefinition(
    .episodes,
    .error,
    """
    Two episodes of the same season have the same number, which apps use to sort them. Change \
    one of the numbers.
    """
  )

  static let missingNumber = RuleDefinition(
    .episodes,
    .error,
    """
    The show has `kind: serial`, and the episode has no `number`. Apps play a serial show by the \
    numbers of its episodes. Add one. Trailers and bonus episodes don't need a number.
    """
  )

  static let sameGUID = RuleDefinition(
    .episodes,
    .error,
    """
    Two episodes have the same guid, so apps would take them for one. Usually an `episode.yml` \
    was copied. Remove `guid` from the newer episode.
    """
  )

  static let unknownTag = RuleDefinition(
    .episodes,
    .error,
    """
    The facet or the tag isn't in the vocabulary under `facets` in `show.yml`. It's usually a \
    spelling mistake: use the suggested word. If you need a new tag, add it to `show.yml`.
    """
  )

  static let duplicateTag = RuleDefinition(
    .episodes,
    .warning,
    """
    `facets` in `show.yml` lists the same tag twice. Remove one.
    """
  )

  static let heardByNobody = RuleDefinition(
    .episodes,
    .error,
    """
    No feed contains any part of the episode, because every segment is limited to audiences \
    that don't exist. Widen an `only`, or add an audience to `show.yml`.
    """
  )

  static let awaitingApproval = RuleDefinition(
    .episodes,
    .warning,
    """
    The episode lacks an approval that `approvals` in `show.yml` requires. Until then it stays \
    out of every feed except those with `drafts: true`. When the approval is given, add the \
    role, the date and a name under `approved`.
    """
  )

  static let unknownApproval = RuleDefinition(
    .episodes,
    .error,
    """
    `approved` names a role that isn't in `approvals` in `show.yml`, so the approval wouldn't \
    count. Use one of the roles listed there, or add the role.
    """
  )

  static let earlyApproval = RuleDefinition(
    .episodes,
    .error,
    """
    The approval has a date in the future. Write the day on which it was given.
    """
  )

  static let badApproval = RuleDefinition(
    .episodes,
    .error,
    """
    An approval needs a date and a name, as in `sales: 2026-11-18 Dana Reyes`. Add what's \
    missing.
    """
  )
}
