/// All checks, in the order in which they run.
package enum Checks {
  package static let episode: [any EpisodeCheck] = [
    NoRecordings(), HeardByNobody(), UnknownTag(), MissingNumber(),
    NotDownloaded(), UnlistedRecording(), UnconvertedRecording(), OrphanTranscript(), UnusedNotes(),
    SameRecording(), TwoVersions(),
    AwaitingApproval(), UnknownApproval(), EarlyApproval(),
    ExpiresEarly(), OverdueDraft(), ReviewOverdue(),
    TooShort(), TooLong(), OffTarget(), HighlightPastEnd(), HighlightLength(), VoicemailTooLong(),
    NoVoicemail(),
    MissingTranscript(), CueBackwards(), CueEmpty(), CueOrder(), CueOverrun(), CuePastEnd(),
    CueTooFast(), CueTooSlow(),
    Wording(), MissingMention(),
    ReusedSlug(), ChangedGUID(), MovedDate(), ReplacedAudio(),
  ]

  package static let show: [any ShowCheck] = [
    UnknownTag(), InsecureAddress(), PlaceholderAddress(), MissingGUID(), GUIDVersion(),
    CopyrightForm(), EmptyFeed(),
    SameDate(), SameNumber(), SameGUID(), ChangedGUID(), MissedSlot(), EmptySlot(),
    DroppedEpisode(), DroppedFeed(),
    UnknownAudience(),
  ]
}
