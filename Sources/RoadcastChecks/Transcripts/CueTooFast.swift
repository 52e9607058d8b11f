import RoadcastModel

/// Cues that nobody could say in their time, and cues that last on while nothing more is said.
struct CueSpeed: EpisodeCheck {
  /// Characters a second that are beyond the fastest speaker, twice over.
  private static let most = 60

  /// Characters that rounded times do not explain away.
  private static let least = 100

  /// Milliseconds a character that are beyond the slowest, in a cue of over a minute.
  private static let slowest = 500
  private static let longest = 60_000

  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    planned.transcripts.sorted { $0.key < $1.key }.flatMap { _, transcript in
      transcript.cues.compactMap { cue in
        // To count characters takes long: most cues have too few bytes, and are too brief.
        guard !cue.isEstimated, cue.end > cue.start,
          cue.text.utf8.count >= Self.least || cue.end.count - cue.start.count > Self.longest
        else { return nil }
        let place = SourceLocation(file: transcript.file, line: cue.line > 0 ? cue.line : nil)
        let length = cue.end.count - cue.start.count
        let seconds = LengthText.tell(Milliseconds(length))
        let characters = cue.text.count
        if characters >= Self.least, characters * 1_000 > length * Self.most {
          return Diagnostic(
            .cueTooFast,
            at: place,
            "\(characters) characters for \(seconds), more than anybody says: do its times fit?"
          )
        }
        guard length > Self.longest, characters * Self.slowest < length else { return nil }
        return Diagnostic(
          .cueTooSlow,
          at: place,
          "the cue lasts \(seconds) for \(characters) characters: does it end where its words do?"
        )
      }
    }
  }
}
