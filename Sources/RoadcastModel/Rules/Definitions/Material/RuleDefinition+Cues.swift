/// The rules of the subject "Cues of a transcript".
extension RuleDefinition {
  static let cueTime = RuleDefinition(
    .cues,
    .error,
    """
    The start or the end time of a cue can't be read. Write the times in the form that the \
    message shows.
    """
  )

  static let cueBackwards = RuleDefinition(
    .cues,
    .error,
    """
    The cue ends before it starts. Correct its times, or export the transcript again.
    """
  )

  static let cueEmpty = RuleDefinition(
    .cues,
    .warning,
    """
    The cue has no text, or no length. A cue without text is left out; a cue without length is \
    shown as long as its words take to read. Correct it, or remove it.
    """
  )

  static let cueOrder = RuleDefinition(
    .cues,
    .error,
    """
    The cue starts before the cue above it. Players expect cues in the order of their start \
    times. Sort them, or correct the time.
    """
  )

  static let cueOverrun = RuleDefinition(
    .cues,
    .warning,
    """
    The cue ends after its recording does, and it's cut off there. If the difference is large, \
    check that the transcript belongs to this recording.
    """
  )

  static let cuePastEnd = RuleDefinition(
    .cues,
    .error,
    """
    The cue starts after its recording has ended, so it would appear over the next segment. \
    Usually the transcript belongs to another recording, or to a longer edit of this one. Use \
    the right transcript.
    """
  )

  static let cueTag = RuleDefinition(
    .cues,
    .warning,
    """
    A tag in the cue, such as `<v Dana>`, isn't closed. It's taken to end with its line. Add \
    the missing `>`.
    """
  )

  static let cueTooFast = RuleDefinition(
    .cues,
    .warning,
    """
    The cue has more text than anyone can say in its time. Usually a time is wrong. Correct \
    the start or the end time.
    """
  )

  static let cueTooSlow = RuleDefinition(
    .cues,
    .warning,
    """
    The cue lasts more than a minute but contains only a few words. Usually its end time is \
    wrong. End it where its words end.
    """
  )

  static let cueTooLong = RuleDefinition(
    .cues,
    .error,
    """
    The text of the cue is longer than \(Limits.cueBytes >> 10) KiB. Split it into several \
    cues.
    """
  )
}
