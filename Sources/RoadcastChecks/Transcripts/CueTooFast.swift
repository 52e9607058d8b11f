import RoadcastModel

/// Warns of a cue with more text than anyone can say in its time.
struct CueTooFast: EpisodeCheck {
  static let rule = Rule.cueTooFast

  /// Characters per second: twice the fastest speaker.
  private static let mostPerSecond = 60

  /// Characters; in a shorter cue, rounded times can look as fast.
  private static let leastCharacters = 100

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.transcriptsInOrder.flatMap { _, transcript in
      transcript.cues.compactMap { cue in
        // Counting characters takes long; most cues have too few bytes.
        guard !cue.isEstimated, cue.end > cue.start, cue.text.utf8.count >= Self.leastCharacters
        else { return nil }
        let length = Milliseconds(cue.end.count - cue.start.count)
        let characters = cue.text.count
        // A character of Chinese, Japanese or Korean takes as long to say as three letters.
        let letters =
          characters + 2 * cue.text.unicodeScalars.count { $0.isEastAsian || $0.isHangul }
        guard letters >= Self.leastCharacters,
          letters * 1_000 > length.count * Self.mostPerSecond
        else { return nil }
        return Problem(
          at: transcript.location(of: cue),
          "\(characters) characters in \(LengthText.format(length)) is faster than anyone speaks; "
            + "check the cue's times"
        )
      }
    }
  }
}
