/// The rules of the subject "Subscribers".
extension RuleDefinition {
  static let sameSubscriber = RuleDefinition(
    .subscribers,
    .error,
    """
    Two entries of `.roadcast/subscribers.json` have the same id, so that both would have one \
    address, or two people who aren't revoked have the same e-mail address. This happens when two \
    copies of the file are merged. Give one of them a new id: the number of `next`, which must \
    then be raised. Never give an id again that someone else has had.
    """
  )

  static let unknownAudience = RuleDefinition(
    .subscribers,
    .error,
    """
    A subscriber's audience isn't in `show.yml`, so there's no feed for them. Correct its name, or \
    move the subscriber to another audience.
    """
  )

  static let csvSyntax = RuleDefinition(
    .subscribers,
    .error,
    """
    A list of people can't be read as a table: a quote has no end, or a row has more cells than the \
    header. Only `subscribers sync` reads such a list. Export it again, or correct the row.
    """
  )
}
