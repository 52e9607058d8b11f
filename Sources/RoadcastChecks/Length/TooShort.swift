import RoadcastModel

/// A programme shorter than the show's minimum, to the sample.
struct TooShort: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    LengthMessage.all(for: planned, in: plan).filter { $0.verdict == .tooShort }.map { length in
      let minimum = LengthText.tellLimit(length.policy.min)
      let missing = length.distance(to: length.policy.min, .down)
      return Diagnostic(
        .tooShort,
        severity: length.severity,
        at: planned.episode.folder,
        "\(length.runs(.down)), \(missing) short of the \(minimum) minimum\(length.make)"
      )
    }
  }
}
