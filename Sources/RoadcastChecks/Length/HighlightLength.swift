import RoadcastModel

/// Warns of a highlight that's shorter or longer than apps expect of a soundbite.
struct HighlightLength: EpisodeCheck {
  static let rule = Rule.highlightLength

  /// Podcasting 2.0, `podcast:soundbite`.
  private static let advised = Milliseconds(15_000)...Milliseconds(120_000)

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    guard HighlightPastEnd().problems(in: planned, of: plan).isEmpty else { return [] }
    var reported: Set<Int> = []
    return planned.programmes.flatMap { programme in
      programme.soundbites(of: planned.episode.segments).compactMap { bite -> Problem? in
        let length = Milliseconds(bite.end.count - bite.start.count)
        guard !Self.advised.contains(length), reported.insert(bite.segment).inserted else {
          return nil
        }
        let segment = planned.episode.segments[bite.segment]
        return Problem(
          at: segment.highlight?.location ?? segment.audio.location,
          "the highlight runs \(LengthText.format(length)); apps expect 15 s to 2 minutes, so choose "
            + "`from` and `to`"
        )
      }
    }
  }
}
