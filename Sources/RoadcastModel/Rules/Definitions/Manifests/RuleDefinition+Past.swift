/// The rules of the subject "Changes to what was published".
extension RuleDefinition {
  static let changedGUID = RuleDefinition(
    .past,
    .error,
    """
    The show or the episode was published with another guid. With a new one, apps would take \
    it for something new and download it again. Restore the old guid. If you want listeners to \
    get a corrected episode again, write the `reissue` that the message shows.
    """
  )

  static let reusedSlug = RuleDefinition(
    .past,
    .error,
    """
    A different episode was published under this folder's name, and apps would take this one \
    for it. Give the folder a name of its own. If it's really the same episode made anew, \
    write the `reissue` that the message shows.
    """
  )

  static let movedDate = RuleDefinition(
    .past,
    .warning,
    """
    The episode was published with another date. Apps that have it can keep the old date, and \
    may sort it by that. Restore the date unless it was wrong.
    """
  )

  static let replacedAudio = RuleDefinition(
    .past,
    .warning,
    """
    The audio has changed since the episode was published. Phones that have downloaded it keep \
    the old recording. If they should get the new one, write the `reissue` that the message \
    shows.
    """
  )

  static let unknownPast = RuleDefinition(
    .past,
    .warning,
    """
    The feed from the last build can't be read, so this build can't be compared with what was \
    published. Usually the file was edited by hand or copied incompletely. A build replaces \
    it.
    """
  )

  static let droppedEpisode = RuleDefinition(
    .past,
    .warning,
    """
    An episode that's published leaves the feed with the next build, and it looks like a \
    mistake: its folder or its `episode.yml` is gone or renamed, or its date is in the future \
    again. `check` shows this before the build does it. Restore what was there; building again \
    then brings the episode back. To end an episode on purpose, set `expires` and keep the \
    folder. `build --strict` stops instead of removing anything.
    """
  )

  static let droppedFeed = RuleDefinition(
    .past,
    .warning,
    """
    A feed that people may be subscribed to leaves the published folder with the next build: \
    its audience is no longer in `show.yml`, or now gets drafts or early episodes, which are \
    never public. Restore the audience unless you meant to end it, or tell its subscribers. \
    `build --strict` stops instead of removing anything.
    """
  )
}
