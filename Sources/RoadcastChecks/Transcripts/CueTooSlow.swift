import RoadcastModel

/// Warns of a long cue with few words, which probably ends too late.
struct CueTooSlow: EpisodeCheck {
  static let rule = Rule.cueTooSlow

  /// Milliseconds per character: slower than anyone speaks.
  private static let mostPerCharacter = 500

  /// Milliseconds; a shorter cue can end in a pause.
  private static let leastLength = 60_000

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.transcriptsInOrder.flatMap { _, transcript in
      transcript.cues.compactMap { cue in
        let length = Milliseconds(cue.end.count - cue.start.count)
        guard !cue.isEstimated, length.count > Self.leastLength else { return nil }
        let characters = cue.text.count
        guard characters * Self.mostPerCharacter < length.count else { return nil }
        return Problem(
          at: transcript.location(of: cue),
          "the cue lasts \(LengthText.format(length)) for only \(characters) characters; check when it "
            + "ends"
        )
      }
    }
  }
}
