import RoadcastModel

/// Warns of a cue without a length.
///
/// The reader of transcripts reports cues without text under the same rule.
struct CueEmpty: EpisodeCheck {
  static let rule = Rule.cueEmpty

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.transcriptsInOrder.flatMap { _, transcript in
      transcript.cues.filter { $0.end == $0.start }.map { cue in
        Problem(
          at: transcript.location(of: cue),
          "the cue ends when it starts; it's shown for as long as its words take to read"
        )
      }
    }
  }
}
