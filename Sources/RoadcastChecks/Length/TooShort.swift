import RoadcastModel

/// Refuses a programme that is shorter than the show's minimum, to the sample.
struct TooShort: EpisodeCheck {
  static let rule = Rule.tooShort

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    CheckedLength.all(of: planned, in: plan).filter { $0.verdict == .tooShort }.map { length in
      let minimum = LengthText.formatLimit(length.policy.min)
      let shortfall = length.distance(to: length.policy.min, .down)
      return Problem(
        severity: length.severity,
        at: planned.episode.folder,
        "\(length.runs(.down)), \(shortfall) short of the \(minimum) minimum\(length.breakdown)"
      )
    }
  }
}
