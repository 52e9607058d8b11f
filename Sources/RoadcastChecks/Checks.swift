package import RoadcastModel

/// A rule about an episode's content.
///
/// It sees the whole plan and tells what is wrong, each finding with its place. Adding a rule adds
/// a file and a line in `Checks`.
package protocol EpisodeCheck: Sendable {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic]
}

/// A rule about the show, or about its episodes side by side.
package protocol ShowCheck: Sendable {
  func diagnostics(in plan: Plan) -> [Diagnostic]
}

/// All rules, in the order in which they are asked.
package enum Checks {
  package static let episode: [any EpisodeCheck] = [
    NoSegments(), HeardByNobody(), UnknownTag(), ExpiresEarly(), OverdueDraft(), ReviewOverdue(),
    AwaitingApproval(), UnknownApproval(), EarlyApproval(), TooShort(), TooLong(), OffTarget(),
    VoicemailTooLong(), NoVoicemail(), MissingTranscript(), CueTimes(), CueSpeed(), CuePastEnd(),
    HighlightPastEnd(), DiscouragedWording(), MissingMention(),
  ]

  package static let show: [any ShowCheck] = [
    UnknownAudienceTag(), UnknownVoicemailTag(), InsecureAddress(), MissingGuid(), CopyrightForm(),
    EmptyFeed(), SameDate(), SameNumber(), SameGuid(), EmptySlot(),
  ]
}
