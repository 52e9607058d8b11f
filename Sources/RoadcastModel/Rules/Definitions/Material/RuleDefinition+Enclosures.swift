/// The rules of finished files, of the subject "Recordings".
extension RuleDefinition {
  static let badEnclosure = RuleDefinition(
    .recordings,
    .error(warningWhen: "apps play the file all the same"),
    """
    The file that `enclosure` names is published as it is, but it's damaged, isn't complete, or isn't \
    what its name says. Copy it again from where it was made, or correct its name. A small fault that \
    apps skip is only a warning.
    """
  )

  static let wrongDuration = RuleDefinition(
    .recordings,
    .warning,
    """
    `duration` in `enclosure` isn't the file's length. The file's own length is published. Correct or \
    remove `duration`.
    """
  )

  static let badChapters = RuleDefinition(
    .recordings,
    .error,
    """
    The file with the chapters of a finished episode isn't in the JSON format of Podcasting 2.0, or a \
    chapter has no time. Correct the file, or remove it.
    """
  )
}
