import RoadcastModel

/// A programme longer than the show's maximum, to the sample.
struct TooLong: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    LengthMessage.all(for: planned, in: plan).filter { $0.verdict == .tooLong }.map { length in
      let maximum = LengthText.tellLimit(length.policy.max)
      let surplus = length.distance(to: length.policy.max, .up)
      return Diagnostic(
        .tooLong,
        severity: length.severity,
        at: planned.episode.folder,
        "\(length.runs(.up)), \(surplus) over the \(maximum) maximum\(length.make)"
      )
    }
  }
}
