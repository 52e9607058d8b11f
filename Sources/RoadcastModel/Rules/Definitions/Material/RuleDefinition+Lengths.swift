/// The rules of the subject "Length".
extension RuleDefinition {
  static let tooShort = RuleDefinition(
    .lengths,
    .error(warningWhen: "the episode is a draft in a feed with `drafts`"),
    """
    A version of the episode is shorter than `length: min` in `show.yml`. The message says how \
    much is missing. Add a segment, or let more segments play in this version. An audience \
    whose `only` leaves out many segments gets a shorter version.
    """
  )

  static let tooLong = RuleDefinition(
    .lengths,
    .error(warningWhen: "the episode is a draft in a feed with `drafts`"),
    """
    A version of the episode is longer than `length: max` in `show.yml`. The message says by \
    how much, and lists the longest segments. Shorten one, or move one to the next episode.
    """
  )

  static let offTarget = RuleDefinition(
    .lengths,
    .warning,
    """
    A version of the episode is within the limits, but outside `length: target`. It will be \
    published. Consider adding or cutting something.
    """
  )

  static let highlightPastEnd = RuleDefinition(
    .lengths,
    .error,
    """
    The highlight starts or ends after its recording has ended. Correct `from` or `to`; they \
    count from the start of the recording.
    """
  )

  static let highlightLength = RuleDefinition(
    .lengths,
    .warning,
    """
    The highlight is shorter than 15 seconds or longer than 2 minutes. Apps play highlights as \
    teasers and may ignore such a one. Choose a part of the recording with `from` and `to`.
    """
  )

  static let voicemailTooLong = RuleDefinition(
    .lengths,
    .error(warningWhen: "the episode is a draft"),
    """
    The newscast for the phone system is longer than `voicemail: max`. It's never cut off \
    inside a segment. Record less, or choose fewer segments with `only` under `voicemail`.
    """
  )

  static let noVoicemail = RuleDefinition(
    .lengths,
    .warning,
    """
    No segment of the main feed's version has the tags that `voicemail: only` asks for, so the \
    phone system would keep playing the previous newscast. Add the tag to a segment, or change \
    `only`.
    """
  )
}
